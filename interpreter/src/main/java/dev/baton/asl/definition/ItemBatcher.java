package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import java.util.Objects;
import java.util.Optional;

/**
 * How a Distributed Map puts items together (AWS: "ItemBatcher (Map)"). What has no limit here has only that of an input.
 *
 * @param batchInput given to each batch beside its items
 * @param maxItems MaxItemsPerBatch or MaxItemsPerBatchPath
 * @param maxInputBytes MaxInputBytesPerBatch or MaxInputBytesPerBatchPath, of a child's whole input
 */
public record ItemBatcher(
        Optional<Expression> batchInput, Optional<FieldValue> maxItems, Optional<FieldValue> maxInputBytes) {
    public ItemBatcher {
        Objects.requireNonNull(batchInput, "batchInput");
        Objects.requireNonNull(maxItems, "maxItems");
        Objects.requireNonNull(maxInputBytes, "maxInputBytes");
    }
}
