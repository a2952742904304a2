package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ListPosition;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.HeadForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;

/** Heads as items and back. */
final class HeadRows {
    /**
     * A head is written two to three times and should cost one unit each time: if it would be bigger with its input, the input
     * lies in an item of its own.
     */
    private static final int UNIT = 1024;

    /** Beside keys and start record: names, incarnation, place in the list; and what is there in turn, the due moment or the end. */
    private static final int OTHER_ATTRIBUTES = 120;

    private static final String INPUT = "i";
    /** Where a very long cause lies. */
    private static final String END = "end";

    private final DynamoDbTable<PartRow> parts;
    private final Bodies bodies;
    private final StoreCalls calls;
    private final Retention retention;

    HeadRows(DynamoDbTable<PartRow> parts, Bodies bodies, StoreCalls calls, Retention retention) {
        this.parts = parts;
        this.bodies = bodies;
        this.calls = calls;
        this.retention = retention;
    }

    /** The item of a head that is about to be written for the first time. Writes its input, if that lies elsewhere. */
    HeadRow fresh(Head head, ListPosition position, Instant now) {
        HeadRow row = identified(head.key());
        row.incarnation = ItemKeys.bytes(head.key().incarnation());
        String listKey = listKey(head);
        row.listKey = listKey;
        row.record = bodies.inline(HeadForm.start(head, false));
        int keys = head.key().executionArn().length() + listKey.length();
        if (row.record.length > UNIT - OTHER_ATTRIBUTES - keys) {
            row.record = bodies.inline(HeadForm.start(head, true));
            writeInput(head, now);
        }
        row.listSort = Sortable.position(position);
        head.dueAt().ifPresent(at -> setDue(row, at));
        head.stopRequested().ifPresent(failure -> row.stop = bodies.inline(HeadForm.stop(failure)));
        head.closing().ifPresent(how -> setClosing(row, head.key().incarnation(), how));
        return row;
    }

    private void writeInput(Head head, Instant now) {
        PartRow row = new PartRow();
        row.pk = head.key().incarnation().text();
        row.sk = INPUT;
        Instant kept = retention.items(now);
        row.bytes = bodies.write(
                row.pk,
                INPUT + "p",
                head.identity().input().text().getBytes(StandardCharsets.UTF_8),
                Optional.of(kept));
        row.ttl = kept.getEpochSecond();
        calls.run(() -> parts.putItem(row));
    }

    /** What the end changes; see {@link HeadRow#CLOSING}. */
    HeadRow closing(Head closed, Closing how) {
        HeadRow row = identified(closed.key());
        row.listKey = listKey(closed);
        closed.dueAt().ifPresent(at -> setDue(row, at));
        setClosing(row, closed.key().incarnation(), how);
        return row;
    }

    /** What a redrive changes; see {@link HeadRow#REOPENING}. */
    HeadRow reopening(Head head) {
        HeadRow row = identified(head.key());
        row.listKey = listKey(head);
        row.redrives = bodies.inline(HeadForm.redrives(head));
        row.redriveCount = head.redrives().count();
        head.dueAt().ifPresent(at -> setDue(row, at));
        head.closing().ifPresent(how -> setClosing(row, head.key().incarnation(), how));
        return row;
    }

    /** @param committed the number of an entry that stands; 0 for none, which {@link HeadRow#DUE} leaves out */
    static HeadRow due(ExecutionKey key, Instant at, long committed) {
        HeadRow row = identified(key);
        row.committed = committed;
        setDue(row, at);
        return row;
    }

    /** Without a due moment: it leaves the index. */
    static HeadRow undue(ExecutionKey key) {
        return identified(key);
    }

    HeadRow stop(ExecutionKey key, Failure failure) {
        HeadRow row = identified(key);
        row.stop = bodies.inline(HeadForm.stop(failure));
        return row;
    }

    private static HeadRow identified(ExecutionKey key) {
        HeadRow row = new HeadRow();
        row.pk = key.executionArn();
        row.sk = HeadRow.SORT_KEY;
        return row;
    }

    private static String listKey(Head head) {
        String machine = head.identity().stateMachineArn();
        return ItemKeys.list(machine, head.status(), ItemKeys.shard(head.key().executionArn()));
    }

    private static void setDue(HeadRow row, Instant at) {
        row.dueKey = ItemKeys.due(Row.present(row.pk));
        row.dueSort = Sortable.time(at);
    }

    private void setClosing(HeadRow row, Incarnation incarnation, Closing how) {
        Instant gone = retention.head(how.stopDate());
        row.end = bodies.write(Row.present(row.pk), END + incarnation.text(), HeadForm.closing(how), Optional.of(gone));
        row.gone = Retention.number(gone);
        row.ttl = gone.getEpochSecond() + 1;
    }

    /** Whether the item stands but counts as absent. */
    static boolean isExpired(HeadRow row, Instant now) {
        return row.gone != null && row.gone.compareTo(Retention.number(now)) <= 0;
    }

    /** The head of an item, without its input if that lies elsewhere. */
    Head listed(HeadRow row) {
        return stored(row).head();
    }

    /** The whole head of an item. */
    Head whole(HeadRow row) {
        HeadForm.Stored stored = stored(row);
        Head head = stored.head();
        return stored.inputElsewhere() ? head.withInput(input(head.key())) : head;
    }

    private HeadForm.Stored stored(HeadRow row) {
        String arn = Row.present(row.pk);
        return HeadForm.read(
                new ExecutionKey(arn, ItemKeys.incarnation(Row.present(row.incarnation))),
                new HeadForm.Parts(
                        bodies.read(arn, Row.present(row.record)),
                        Optional.ofNullable(row.dueSort).map(Sortable::time),
                        body(arn, row.stop),
                        body(arn, row.end),
                        body(arn, row.redrives),
                        row.committed == null ? 0 : row.committed));
    }

    private Optional<byte[]> body(String arn, byte @Nullable [] attribute) {
        return attribute == null ? Optional.empty() : Optional.of(bodies.read(arn, attribute));
    }

    private Json input(ExecutionKey key) {
        String pk = key.incarnation().text();
        PartRow row = calls.ask(
                () -> parts.getItem(request -> request.key(Row.key(pk, INPUT)).consistentRead(true)));
        if (row == null) {
            throw new StoreException("the input of " + key.executionArn() + " is missing");
        }
        return Json.ofText(new String(bodies.read(pk, Row.present(row.bytes)), StandardCharsets.UTF_8));
    }
}
