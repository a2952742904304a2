package dev.baton.asl.parsing;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Set;

/**
 * Checks {@code ItemBatcher}, which hands items to the children in groups (AWS: "ItemBatcher (Map)").
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

    static void check(StateSource source, SourceNode batcher) {
        Diagnostics diagnostics = source.diagnostics();
        Shape.known(batcher, FIELDS, diagnostics);
        DistributedPart.checkCount(source, batcher, "MaxItemsPerBatch", 0, Long.MAX_VALUE);
        DistributedPart.checkCount(source, batcher, "MaxInputBytesPerBatch", 0, MAX_BYTES);
        batcher.field("BatchInput").ifPresent(source.expressions()::template);
    }
}
