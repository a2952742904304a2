package dev.baton.asl.parsing;

import dev.baton.asl.definition.DistributedMap;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.ItemBatcher;
import dev.baton.asl.definition.ItemReader;
import dev.baton.asl.json.Json;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads what only a Distributed Map has, and ProcessorConfig, which makes it one (AWS: "Map state in Distributed mode"). */
final class DistributedMapParser {
    private static final List<String> MODES = List.of("INLINE", "DISTRIBUTED");
    private static final List<String> EXECUTION_TYPES = List.of("STANDARD", "EXPRESS");
    private static final Set<String> CONFIG_FIELDS = Set.of("Mode", "ExecutionType");

    private DistributedMapParser() {}

    /** Empty for an inline Map; its distributed fields are checked all the same. */
    static Optional<DistributedMap> parse(StateSource source, Optional<SourceNode> processor) {
        Diagnostics diagnostics = source.diagnostics();
        Optional<String> executionType = processor
                .flatMap(node -> node.field("ProcessorConfig"))
                .filter(config -> Shape.object(config, diagnostics))
                .flatMap(config -> executionType(config, diagnostics));
        Optional<ItemReader> reader = part(source, "ItemReader", ItemReaderParser::parse);
        Optional<ItemBatcher> batcher = part(source, "ItemBatcher", ItemBatcherParser::parse);
        Optional<Json> writer = part(source, "ResultWriter", (holder, value) -> {
            ResultWriterParser.check(holder, value);
            return Json.of(value.value());
        });
        Optional<FieldValue> percentage = FieldValueParser.decimal(source, "ToleratedFailurePercentage", 0, 100);
        Optional<FieldValue> count = FieldValueParser.integer(source, "ToleratedFailureCount", 0, Long.MAX_VALUE);
        Optional<String> label = source.get("Label").flatMap(value -> Shape.text(value, diagnostics));
        return executionType.map(type -> new DistributedMap(type, label, reader, batcher, writer, percentage, count));
    }

    /** The type of the child executions, if the mode is DISTRIBUTED. */
    private static Optional<String> executionType(SourceNode config, Diagnostics diagnostics) {
        Shape.known(config, CONFIG_FIELDS, diagnostics);
        Optional<String> mode = config.field("Mode").flatMap(value -> Shape.word(value, MODES, diagnostics));
        Optional<SourceNode> type = config.field("ExecutionType");
        if (mode.filter(MODES.get(1)::equals).isEmpty()) {
            type.ifPresent(value -> Shape.unsupported("ExecutionType", config, value, diagnostics));
            return Optional.empty();
        }
        if (type.isEmpty()) {
            Shape.required(config, List.of("ExecutionType"), diagnostics);
        }
        return type.flatMap(value -> Shape.word(value, EXECUTION_TYPES, diagnostics));
    }

    private static <T> Optional<T> part(
            StateSource source, String field, BiFunction<StateSource, SourceNode, T> parser) {
        return source.get(field)
                .filter(value -> Shape.object(value, source.diagnostics()))
                .map(value -> parser.apply(source, value));
    }
}
