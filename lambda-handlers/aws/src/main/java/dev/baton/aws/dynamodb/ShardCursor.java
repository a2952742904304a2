package dev.baton.aws.dynamodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Walks through one shard of an index, a page at a time, and only as far as somebody asks. Not thread-safe. */
final class ShardCursor {
    private final DynamoDbIndex<IndexRow> index;
    private final StoreCalls calls;
    private final QueryConditional where;
    private final boolean forward;
    private final int pageSize;
    private final Deque<IndexRow> rows = new ArrayDeque<>();
    private @Nullable Map<String, AttributeValue> last;
    private boolean ended;

    ShardCursor(
            DynamoDbIndex<IndexRow> index, StoreCalls calls, QueryConditional where, boolean forward, int pageSize) {
        this.index = index;
        this.calls = calls;
        this.where = where;
        this.forward = forward;
        this.pageSize = pageSize;
    }

    /** The row on which it stands. Reads a page if none is left. */
    Optional<IndexRow> peek() {
        while (rows.isEmpty() && !ended) {
            Page<IndexRow> page = calls.ask(this::page);
            rows.addAll(page.items());
            last = page.lastEvaluatedKey();
            ended = last == null;
        }
        return Optional.ofNullable(rows.peek());
    }

    void advance() {
        rows.remove();
    }

    private Page<IndexRow> page() {
        return index.query(query -> query.queryConditional(where)
                        .scanIndexForward(forward)
                        .limit(pageSize)
                        .exclusiveStartKey(last))
                .iterator()
                .next();
    }
}
