package dev.baton.aws.dynamodb;

import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.PageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The items of entries. */
final class Entries {
    /** A chain is seldom longer, and small entries are read several for a unit. */
    private static final int USUAL_CHAIN = 8;

    private static final int LARGEST_PAGE = 256;
    private static final long LAST_SEQ = 999_999_999_999L;

    private final DynamoDbTable<EntryRow> table;
    private final Bodies bodies;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;

    Entries(DynamoDbTable<EntryRow> table, Bodies bodies, StoreCalls calls, Retention retention, InstantSource clock) {
        this.table = table;
        this.bodies = bodies;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    /** One conditional put. An entry that is our own by its commit id was appended, by a try whose answer was lost. */
    AppendResult append(ExecutionKey key, EncodedEntry entry) {
        EntryRow row = row(key, entry);
        try {
            calls.run(() -> table.putItem(request -> request.item(row)
                    .conditionExpression(Conditions.ABSENT)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new AppendResult.Appended();
        } catch (ConditionalCheckFailedException e) {
            EncodedEntry standing = entry(EntryRow.SCHEMA.mapToItem(e.item()));
            return standing.commit().equals(entry.commit())
                    ? new AppendResult.Appended()
                    : new AppendResult.Conflict(standing);
        }
    }

    /** Adds the put of an entry to a transaction. */
    void addTo(TransactWriteItemsEnhancedRequest.Builder writes, ExecutionKey key, EncodedEntry entry) {
        writes.addPutItem(
                table,
                TransactPutItemEnhancedRequest.builder(EntryRow.class)
                        .item(row(key, entry))
                        .conditionExpression(Conditions.ABSENT)
                        .build());
    }

    /** Whether that very entry stands. */
    boolean stands(ExecutionKey key, EncodedEntry entry) {
        return range(key, entry.seq(), 1).stream()
                .anyMatch(standing ->
                        standing.seq() == entry.seq() && standing.commit().equals(entry.commit()));
    }

    /** Takes back the first entry of an execution that was refused its name. Nobody else knows the incarnation. */
    void withdraw(ExecutionKey key, EncodedEntry first) {
        calls.run(() -> table.deleteItem(Row.key(key.incarnation().text(), ItemKeys.entry(first.seq()))));
    }

    private EntryRow row(ExecutionKey key, EncodedEntry entry) {
        Instant kept = retention.items(clock.instant());
        EntryRow row = new EntryRow();
        row.pk = key.incarnation().text();
        row.sk = ItemKeys.entry(entry.seq());
        row.commit = ItemKeys.bytes(entry.commit());
        row.snapshotSeq = entry.snapshotSeq();
        row.firstEventId = entry.firstEventId();
        row.eventCount = entry.eventCount();
        row.body =
                bodies.write(row.pk, ItemKeys.entryParts(entry.seq(), entry.commit()), entry.body(), Optional.of(kept));
        row.ttl = kept.getEpochSecond();
        return row;
    }

    private EncodedEntry entry(EntryRow row) {
        return new EncodedEntry(
                ItemKeys.seq(Row.present(row.sk)),
                Row.present(row.snapshotSeq),
                ItemKeys.commit(Row.present(row.commit)),
                Row.present(row.firstEventId),
                Row.present(row.eventCount),
                bodies.read(Row.present(row.pk), Row.present(row.body)));
    }

    /** See {@link dev.baton.engine.log.ExecutionLog#latest}. */
    List<EncodedEntry> latest(ExecutionKey key) {
        Deque<EntryRow> chain = new ArrayDeque<>();
        Optional<Page<EntryRow>> page = firstPage(query(key, 1, LAST_SEQ, false, USUAL_CHAIN));
        long snapshot = LAST_SEQ + 1;
        for (EntryRow row : page.map(Page::items).orElse(List.of())) {
            if (chain.isEmpty()) {
                snapshot = Row.present(row.snapshotSeq);
            }
            if (ItemKeys.seq(Row.present(row.sk)) >= snapshot) {
                chain.addFirst(row);
            }
        }
        if (chain.isEmpty()) {
            return List.of();
        }
        long first = ItemKeys.seq(Row.present(chain.getFirst().sk));
        Stream<EntryRow> older =
                first > snapshot ? rows(key, snapshot, first - 1, Integer.MAX_VALUE).stream() : Stream.empty();
        return Stream.concat(older, chain.stream()).map(this::entry).toList();
    }

    List<EncodedEntry> range(ExecutionKey key, long from, int limit) {
        return rows(key, Math.max(1, from), LAST_SEQ, limit).stream()
                .map(this::entry)
                .toList();
    }

    /** Rows in order; at most {@code limit}. */
    private List<EntryRow> rows(ExecutionKey key, long from, long to, int limit) {
        List<EntryRow> rows = new ArrayList<>();
        if (from > to) {
            return rows;
        }
        long next = from;
        while (rows.size() < limit && next <= to) {
            int pageSize = Math.min(LARGEST_PAGE, limit - rows.size());
            List<EntryRow> page = firstPage(query(key, next, to, true, pageSize))
                    .map(Page::items)
                    .orElse(List.of());
            if (page.isEmpty()) {
                break;
            }
            rows.addAll(page);
            next = ItemKeys.seq(Row.present(page.getLast().sk)) + 1;
        }
        return rows;
    }

    private PageIterable<EntryRow> query(ExecutionKey key, long from, long to, boolean forward, int pageSize) {
        String pk = key.incarnation().text();
        return table.query(query -> query.consistentRead(true)
                .scanIndexForward(forward)
                .limit(pageSize)
                .queryConditional(QueryConditional.sortBetween(
                        Row.key(pk, ItemKeys.entry(from)), Row.key(pk, ItemKeys.entry(to)))));
    }

    private Optional<Page<EntryRow>> firstPage(PageIterable<EntryRow> pages) {
        return calls.ask(() -> {
            Iterator<Page<EntryRow>> iterator = pages.iterator();
            return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
        });
    }

    /**
     * See {@link dev.baton.engine.log.ExecutionLog#snapshotBefore}. Events rise with entries, and every entry names its
     * snapshot: so it is a search for the last entry that begins at or before the event, of which a few are looked at.
     */
    Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        Optional<EntryRow> newest = firstPage(query(key, 1, LAST_SEQ, false, 1))
                .flatMap(page -> page.items().stream().findFirst());
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        EntryRow best = newest.get();
        long high = ItemKeys.seq(Row.present(best.sk));
        if (Row.present(best.firstEventId) <= eventId) {
            return Optional.of(Row.present(best.snapshotSeq));
        }
        return search(key, eventId, high);
    }

    /** @param beyond an entry that begins after the event */
    private Optional<Long> search(ExecutionKey key, long eventId, long beyond) {
        Optional<Long> snapshot = Optional.empty();
        long low = 1;
        long high = beyond;
        while (low < high) {
            long middle = low + (high - low) / 2;
            EntryRow row = Row.present(
                    rows(key, middle, middle, 1).stream().findFirst().orElse(null));
            if (Row.present(row.firstEventId) <= eventId) {
                snapshot = Optional.of(Row.present(row.snapshotSeq));
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return snapshot;
    }
}
