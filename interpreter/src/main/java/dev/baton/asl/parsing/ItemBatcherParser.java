package dev.baton.asl.parsing;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.ItemBatcher;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code ItemBatcher}, which hands items to the children in groups (AWS: "ItemBatcher (Map)").
 * An empty one is taken: machines that have it are in use, although the guide wants a limit.
 */
final class ItemBatcherParser {
    private static final Set<String> FIELDS = Set.of(
            "BatchInput",
            "MaxItemsPerBatch",
            "MaxItemsPerBatchPath",
            "MaxInputBytesPerBatch",
            "MaxInputBytesPerBatchPath");
    private static final long MAX_BYTES = 262_144;

    private ItemBatcherParser() {}

    static ItemBatcher parse(StateSource source, SourceNode batcher) {
        Diagnostics diagnostics = source.diagnostics();
        Shape.known(batcher, FIELDS, diagnostics);
        Optional<FieldValue> items = DistributedPart.count(source, batcher, "MaxItemsPerBatch", 0, Long.MAX_VALUE);
        Optional<FieldValue> bytes = DistributedPart.count(source, batcher, "MaxInputBytesPerBatch", 0, MAX_BYTES);
        return new ItemBatcher(batcher.field("BatchInput").flatMap(source.expressions()::template), items, bytes);
    }
}
