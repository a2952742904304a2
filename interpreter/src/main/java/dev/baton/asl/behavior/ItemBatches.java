package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.ItemBatcher;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts items together as an ItemBatcher says: {@code {"BatchInput": …, "Items": […]}}, as many items each as the limits allow (AWS:
 * "ItemBatcher (Map)"). An item that is alone longer than the limit of bytes is a batch of its own.
 */
final class ItemBatches {
    private static final String INPUT = "BatchInput";
    private static final String ITEMS = "Items";

    private final ObjectNode frame = JsonNodeFactory.instance.objectNode();
    private final long mostItems;
    private final long mostBytes;

    private ItemBatches(Optional<Json> input, long mostItems, long mostBytes) {
        input.ifPresent(json -> frame.set(INPUT, json.node()));
        this.mostItems = mostItems;
        this.mostBytes = mostBytes;
    }

    /**
     * The inputs of the children.
     *
     * @param scope of the Map's effective input
     * @param payloadBytes the most that any input may have
     */
    static List<Json> of(ItemBatcher batcher, List<Json> items, Scope scope, long payloadBytes)
            throws EvaluationException {
        Optional<Json> input = batcher.batchInput().isPresent()
                ? Optional.of(batcher.batchInput().get().evaluate(scope))
                : Optional.empty();
        long bytes = Math.min(payloadBytes, limit(batcher.maxInputBytes(), scope));
        return new ItemBatches(input, limit(batcher.maxItems(), scope), bytes).together(items);
    }

    /** None where there is none, and where it is 0, as with MaxItems. */
    private static long limit(Optional<FieldValue> field, Scope scope) throws EvaluationException {
        long limit = field.isPresent() ? FieldValues.integer(field.get(), scope) : 0;
        if (limit < 0) {
            throw EvaluationException.runtime("field " + field.orElseThrow().field() + " must be positive");
        }
        return limit == 0 ? Long.MAX_VALUE : limit;
    }

    private List<Json> together(List<Json> items) {
        List<Json> batches = new ArrayList<>();
        ArrayNode open = JsonNodeFactory.instance.arrayNode();
        long empty = batch(open).utf8Length();
        long bytes = empty;
        for (Json item : items) {
            long more = item.utf8Length() + (open.isEmpty() ? 0 : 1);
            if (!open.isEmpty() && (open.size() >= mostItems || bytes + more > mostBytes)) {
                batches.add(batch(open));
                open = JsonNodeFactory.instance.arrayNode();
                bytes = empty;
                more = item.utf8Length();
            }
            open.add(item.node());
            bytes += more;
        }
        if (!open.isEmpty()) {
            batches.add(batch(open));
        }
        return batches;
    }

    private Json batch(ArrayNode items) {
        // All share the input: thousands of copies of a long one would not fit into the memory.
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batch.setAll(frame);
        batch.set(ITEMS, items);
        return Json.of(batch);
    }
}
