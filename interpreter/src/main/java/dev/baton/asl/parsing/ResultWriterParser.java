package dev.baton.asl.parsing;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.List;
import java.util.Set;

/** Checks {@code ResultWriter}, where a Distributed Map puts its results (AWS: "ResultWriter (Map)"). */
final class ResultWriterParser {
    private static final Set<String> FIELDS = Set.of("Resource", "Parameters", "Arguments", "WriterConfig");
    private static final Set<String> ACTIONS = Set.of("s3:putObject");
    private static final Set<String> CONFIG_FIELDS = Set.of("Transformation", "OutputType");

    private ResultWriterParser() {}

    static void check(StateSource source, SourceNode writer) {
        Diagnostics diagnostics = source.diagnostics();
        Shape.known(writer, FIELDS, diagnostics);
        if (!writer.has("Resource") && !writer.has("WriterConfig")) {
            diagnostics.schema(
                    "This object should have at least one of the following fields: [Resource, WriterConfig]", writer);
        }
        writer.field("Resource").ifPresent(resource -> DistributedPart.checkResource(resource, ACTIONS, diagnostics));
        DistributedPart.checkArguments(source, writer);
        writer.field("WriterConfig")
                .filter(config -> Shape.object(config, diagnostics))
                .ifPresent(config -> checkConfig(config, diagnostics));
    }

    private static void checkConfig(SourceNode config, Diagnostics diagnostics) {
        Shape.known(config, CONFIG_FIELDS, diagnostics);
        config.field("Transformation")
                .ifPresent(value -> Shape.word(value, List.of("NONE", "COMPACT", "FLATTEN"), diagnostics));
        Shape.require(config, "OutputType", diagnostics)
                .ifPresent(value -> Shape.word(value, List.of("JSON", "JSONL"), diagnostics));
    }
}
