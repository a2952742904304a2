package dev.baton.asl.definition;

import dev.baton.asl.json.Json;
import java.util.Optional;

/**
 * What only a Distributed Map has. Running one is not supported yet (docs/feature-support.md), trying one alone is. The ResultWriter is checked
 * by the parser and kept as written.
 */
public record DistributedMap(
        String executionType,
        Optional<String> label,
        Optional<ItemReader> itemReader,
        Optional<ItemBatcher> itemBatcher,
        Optional<Json> resultWriter,
        Optional<FieldValue> toleratedFailurePercentage,
        Optional<FieldValue> toleratedFailureCount) {}
