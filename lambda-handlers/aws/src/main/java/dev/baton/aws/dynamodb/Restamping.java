package dev.baton.aws.dynamodb;

import dev.baton.engine.log.Head;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
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
    /** How young an execution is when it is not looked at: none of its items can be near their end. */
    private static final Duration YOUNG = Retention.MARGIN.dividedBy(2);

    private final Heads heads;
    private final MergedIndex due;
    private final DynamoDbTable<StampRow> table;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;

    Restamping(
            Heads heads,
            MergedIndex due,
            DynamoDbTable<StampRow> table,
            StoreCalls calls,
            Retention retention,
            InstantSource clock) {
        this.heads = heads;
        this.due = due;
        this.table = table;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Stamps what has to be stamped.
     *
     * @return how many items that were
     */
    public int run(Instant now) {
        List<String> keys =
                IntStream.range(0, ItemKeys.SHARDS).mapToObj(ItemKeys::due).toList();
        Iterator<IndexRow> rows = due.all(keys, PAGE);
        int stamped = 0;
        List<String> names = new ArrayList<>();
        while (rows.hasNext()) {
            names.add(Row.present(rows.next().pk));
            if (names.size() == PAGE || !rows.hasNext()) {
                stamped += stampOld(names, now);
                names.clear();
            }
        }
        return stamped;
    }

    private int stampOld(List<String> names, Instant now) {
        int stamped = 0;
        for (HeadRow row : heads.byName(names).values()) {
            Head head = heads.listed(row);
            if (head.closing().isEmpty() && head.identity().startTime().isBefore(now.minus(YOUNG))) {
                stamped += stamp(head.key().incarnation().text(), now);
            }
        }
        return stamped;
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
