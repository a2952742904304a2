package dev.baton.asl.parsing;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks {@code ItemReader}, where a Distributed Map finds its items (AWS: "ItemReader (Map)"). */
final class ItemReaderParser {
    private static final Set<String> FIELDS = Set.of("Resource", "Parameters", "Arguments", "ReaderConfig");
    private static final Set<String> ACTIONS = Set.of("s3:getObject", "s3:listObjectsV2");
    private static final Set<String> CONFIG_FIELDS = Set.of(
            "InputType",
            "Transformation",
            "ManifestType",
            "CSVDelimiter",
            "CSVHeaderLocation",
            "CSVHeaders",
            "ItemsPointer",
            "MaxItems",
            "MaxItemsPath");
    private static final List<String> INPUT_TYPES = List.of("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");

    private ItemReaderParser() {}

    static void check(StateSource source, SourceNode reader) {
        Diagnostics diagnostics = source.diagnostics();
        Shape.known(reader, FIELDS, diagnostics);
        Shape.require(reader, "Resource", diagnostics)
                .ifPresent(resource -> DistributedPart.checkResource(resource, ACTIONS, diagnostics));
        DistributedPart.checkArguments(source, reader);
        reader.field("ReaderConfig")
                .filter(config -> Shape.object(config, diagnostics))
                .ifPresent(config -> checkConfig(source, config));
    }

    private static void checkConfig(StateSource source, SourceNode config) {
        Diagnostics diagnostics = source.diagnostics();
        Shape.known(config, CONFIG_FIELDS, diagnostics);
        checkWord(config, "InputType", INPUT_TYPES, diagnostics);
        checkWord(config, "Transformation", List.of("NONE", "LOAD_AND_FLATTEN"), diagnostics);
        checkWord(config, "ManifestType", List.of("ATHENA_DATA", "S3_INVENTORY"), diagnostics);
        checkWord(config, "CSVDelimiter", List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"), diagnostics);
        checkWord(config, "CSVHeaderLocation", List.of("FIRST_ROW", "GIVEN"), diagnostics);
        // A limit above 100 million is taken and cut, 0 means all (recordings scenarios/test_map_item_reader_csv_*).
        DistributedPart.checkCount(source, config, "MaxItems", 0, Long.MAX_VALUE);
        checkCsv(config, diagnostics);
    }

    private static void checkCsv(SourceNode config, Diagnostics diagnostics) {
        boolean csv = has(config, "InputType", "CSV");
        List<String> missing = new ArrayList<>();
        if (csv && !config.has("CSVHeaderLocation")) {
            diagnostics.schema("The field 'CSVHeaderLocation' is required", config);
        }
        if (has(config, "CSVHeaderLocation", "GIVEN") && !config.has("CSVHeaders")) {
            missing.add("CSVHeaders");
        }
        if (!missing.isEmpty()) {
            Shape.required(config, missing, diagnostics);
        }
        config.field("CSVHeaders").ifPresent(headers -> Shape.array(headers, diagnostics));
        if (has(config, "InputType", "JSON")) {
            config.field("CSVHeaderLocation")
                    .ifPresent(value -> Shape.unsupported("CSVHeaderLocation", config, value, diagnostics));
        }
    }

    private static boolean has(SourceNode config, String field, String value) {
        return config.field(field).map(SourceNode::text).filter(value::equals).isPresent();
    }

    private static void checkWord(SourceNode config, String field, List<String> words, Diagnostics diagnostics) {
        config.field(field).ifPresent(value -> Shape.word(value, words, diagnostics));
    }
}
