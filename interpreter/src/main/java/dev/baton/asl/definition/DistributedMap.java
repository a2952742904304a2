package dev.baton.asl.definition;

import dev.baton.asl.json.Json;
import java.util.Optional;

/**
 * What only a Distributed Map has. The parts are checked by the parser and kept as written: running one is not supported
 * yet (docs/feature-support.md).
 */
public record DistributedMap(
        String executionType,
        Optional<String> label,
        Optional<Json> itemReader,
        Optional<Json> itemBatcher,
        Optional<Json> resultWriter,
        Optional<FieldValue> toleratedFailurePercentage,
        Optional<FieldValue> toleratedFailureCount) {}
