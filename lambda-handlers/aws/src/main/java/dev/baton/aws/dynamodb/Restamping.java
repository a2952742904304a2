package dev.baton.aws.dynamodb;

import dev.baton.engine.log.Head;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Keeps the items of long executions. Entries expire a retention and 10 days after their commit, so an execution that stays
 * open longer would lose its beginning before its retention is over. Once a day, what belongs to such an execution and would
 * go within the retention and half the margin is stamped anew. All open executions stand in the index of what is due;
 * to look at one costs about a read unit.
 */
public final class Restamping {
    private static final int PAGE = 500;
    private static final Duration ROUND = Duration.ofDays(1);
    /** How young an execution is when it is not looked at: none of its items can be near their end. */
    private static final Duration YOUNG = Retention.MARGIN.dividedBy(2);

    private final Heads heads;
    private final MergedIndex due;
    private final DynamoDbTable<StampRow> table;
    private final DynamoDbTable<StampCursorRow> cursors;
    private final BadRows badRows;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;
    private int pageSize = PAGE;

    Restamping(
            Heads heads,
            MergedIndex due,
            DynamoDbTable<StampRow> table,
            DynamoDbTable<StampCursorRow> cursors,
            BadRows badRows,
            StoreCalls calls,
            Retention retention,
            InstantSource clock) {
        this.heads = heads;
        this.due = due;
        this.table = table;
        this.cursors = cursors;
        this.badRows = badRows;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    /** The same with pages of that size, for tests. */
    Restamping inPagesOf(int size) {
        pageSize = size;
        return this;
    }

    /**
     * Goes on with the round through all open executions, of which one begins a day after the last: a page at least, so that the round
     * ends whatever else there is to do, and further pages as long as there is time. A process that dies loses a page.
     *
     * @param goOn asked before each page but the first
     * @return how many items were stamped
     */
    public int run(Instant now, BooleanSupplier goOn) {
        Optional<StampCursorRow> round = round(now);
        if (round.isEmpty()) {
            return 0;
        }
        StampCursorRow cursor = round.get();
        Iterator<IndexRow> rows = due.from(ItemKeys.allDue(), Row.present(cursor.place), pageSize);
        int stamped = 0;
        do {
            List<IndexRow> page = page(rows, Row.present(cursor.place));
            stamped += stampOld(page.stream().map(row -> Row.present(row.pk)).toList(), now);
            cursor.place = rows.hasNext() ? Row.present(page.getLast().indexSort) : null;
            calls.run(() -> cursors.putItem(cursor));
        } while (cursor.place != null && goOn.getAsBoolean());
        return stamped;
    }

    /** The round that is under way, or one that is to begin; empty when the last one is not a day old. */
    private Optional<StampCursorRow> round(Instant now) {
        StampCursorRow last =
                calls.ask(() -> cursors.getItem(Row.key(StampCursorRow.PARTITION, StampCursorRow.SORT_KEY)));
        if (last != null && last.place != null) {
            return Optional.of(last);
        }
        if (last != null && Sortable.time(Row.present(last.begun)).plus(ROUND).isAfter(now)) {
            return Optional.empty();
        }
        StampCursorRow next = new StampCursorRow();
        next.pk = StampCursorRow.PARTITION;
        next.sk = StampCursorRow.SORT_KEY;
        next.begun = Sortable.time(now);
        next.place = "0";
        return Optional.of(next);
    }

    /** The next rows, as far as another place than that: whoever goes on begins with the rows of the place that was reached. */
    private List<IndexRow> page(Iterator<IndexRow> rows, String from) {
        List<IndexRow> page = new ArrayList<>();
        while (rows.hasNext()) {
            IndexRow row = rows.next();
            page.add(row);
            if (page.size() >= pageSize && !Row.present(row.indexSort).equals(from)) {
                break;
            }
        }
        return page;
    }

    /** One that cannot be read is kept like the others: whoever can read it will go on with it. */
    private int stampOld(List<String> names, Instant now) {
        int stamped = 0;
        for (HeadRow row : heads.byName(names).values()) {
            if (row.end == null && isOld(row, now)) {
                stamped +=
                        stamp(ItemKeys.incarnation(Row.present(row.incarnation)).text(), now);
            }
        }
        return stamped;
    }

    private boolean isOld(HeadRow row, Instant now) {
        return badRows.readable(row.pk, () -> heads.listed(row))
                .map(head -> head.identity().startTime().isBefore(now.minus(YOUNG)))
                .orElse(true);
    }

    /** An execution goes on whose first items may soon go: they are kept as long as its new end. */
    void keep(Head head) {
        Instant now = clock.instant();
        if (head.identity().startTime().isBefore(now.minus(YOUNG))) {
            stamp(head.key().incarnation().text(), now);
        }
    }

    private int stamp(String pk, Instant now) {
        long until = retention.items(now).getEpochSecond();
        long soon = until - YOUNG.toSeconds();
        Key partition = Key.builder().partitionValue(pk).build();
        int stamped = 0;
        Iterator<Page<StampRow>> pages = table.query(
                        query -> query.queryConditional(QueryConditional.keyEqualTo(partition))
                                .attributesToProject("pk", "sk", Tables.EXPIRY))
                .iterator();
        while (calls.ask(pages::hasNext)) {
            for (StampRow row : calls.ask(pages::next).items()) {
                if (row.ttl != null && row.ttl < soon) {
                    stamped += stamp(row, until);
                }
            }
        }
        return stamped;
    }

    private int stamp(StampRow row, long until) {
        row.ttl = until;
        try {
            calls.run(() -> table.updateItem(request -> request.item(row).conditionExpression(Conditions.PRESENT)));
            return 1;
        } catch (ConditionalCheckFailedException e) {
            return 0;
        }
    }
}
