package dev.baton.asl.parsing;

import com.fasterxml.jackson.core.JsonPointer;
import dev.baton.asl.definition.ItemReader;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ItemReader}, where a Distributed Map finds its items (AWS: "ItemReader (Map)"). */
final class ItemReaderParser {
    private static final Set<String> FIELDS = Set.of("Resource", "Parameters", "Arguments", "ReaderConfig");
    private static final Set<String> ACTIONS = Set.of("s3:getObject", "s3:listObjectsV2");
    private static final ItemReader WITHOUT_CONFIG =
            new ItemReader(Optional.empty(), Optional.empty(), ',', Optional.empty(), Optional.empty());
    private static final long MOST_ITEMS = 100_000_000;
    private static final String GET_OBJECT = "s3:getObject";
    private static final List<String> INPUT_TYPES = List.of("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
    private static final List<String> HEADER_LOCATIONS = List.of("FIRST_ROW", "GIVEN");

    /** What every reader may have, and what it may have besides for an input type; the empty one is for none. */
    private static final Set<String> COMMON_FIELDS = Set.of("InputType", "Transformation", "MaxItems", "MaxItemsPath");

    private static final Map<String, Set<String>> OWN_FIELDS = Map.of(
            "CSV", Set.of("ManifestType", "CSVHeaderLocation", "CSVDelimiter", "CSVHeaders"),
            "JSON", Set.of("ItemsPointer"),
            "JSONL", Set.of("ManifestType"),
            "PARQUET", Set.of("ManifestType"),
            "MANIFEST", Set.of("ManifestType"),
            "", Set.of("ManifestType"));

    private static final Map<String, Character> DELIMITERS =
            Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

    private ItemReaderParser() {}

    static ItemReader parse(StateSource source, SourceNode reader) {
        Diagnostics diagnostics = source.diagnostics();
        Shape.known(reader, FIELDS, diagnostics);
        Shape.require(reader, "Resource", diagnostics)
                .ifPresent(resource -> DistributedPart.checkResource(resource, ACTIONS, diagnostics));
        DistributedPart.checkArguments(source, reader);
        return reader.field("ReaderConfig")
                .filter(config -> Shape.object(config, diagnostics))
                .map(config -> config(source, reader, config))
                .orElse(WITHOUT_CONFIG);
    }

    private static ItemReader config(StateSource source, SourceNode reader, SourceNode config) {
        if (!checkConfig(source, reader, config)) {
            return WITHOUT_CONFIG;
        }
        return new ItemReader(
                text(config, "InputType").filter(INPUT_TYPES::contains).map(ItemReader.InputType::valueOf),
                text(config, "ItemsPointer").flatMap(ItemReaderParser::pointer),
                text(config, "CSVDelimiter").map(DELIMITERS::get).orElse(','),
                config.field("CSVHeaders")
                        .filter(headers -> has(config, "CSVHeaderLocation", "GIVEN"))
                        .map(headers -> headers.elements().stream()
                                .map(SourceNode::text)
                                .toList()),
                // 0 means all (recordings scenarios/test_map_item_reader_csv_*).
                DistributedPart.count(source, config, "MaxItems", 0, MOST_ITEMS));
    }

    private static Optional<String> text(SourceNode config, String field) {
        return config.field(field).map(SourceNode::text);
    }

    private static Optional<JsonPointer> pointer(String text) {
        try {
            return Optional.of(JsonPointer.compile(text));
        } catch (IllegalArgumentException e) {
            // Told where its words are: checkPointer.
            return Optional.empty();
        }
    }

    /** Which fields there may be hangs on the input type, and with CSV on where the headers are; false when that is not known. */
    private static boolean checkConfig(StateSource source, SourceNode reader, SourceNode config) {
        Diagnostics diagnostics = source.diagnostics();
        Optional<String> type = Optional.of("");
        if (config.has("InputType") || needsInputType(reader, config)) {
            type = Shape.deciding(config, "InputType", INPUT_TYPES, diagnostics);
        }
        if (type.isEmpty() || (type.get().equals("CSV") && !checkHeaders(config, diagnostics))) {
            return false;
        }
        Set<String> known = new HashSet<>(OWN_FIELDS.getOrDefault(type.get(), Set.of()));
        known.addAll(COMMON_FIELDS);
        if (has(config, "CSVHeaderLocation", "FIRST_ROW")) {
            known.remove("CSVHeaders");
        }
        Shape.known(config, known, diagnostics);
        checkValues(source, config);
        return true;
    }

    private static boolean needsInputType(SourceNode reader, SourceNode config) {
        return has(config, "Transformation", "LOAD_AND_FLATTEN")
                || has(config, "ManifestType", "ATHENA_DATA")
                || (!config.has("ManifestType")
                        && reader.field("Resource")
                                .filter(resource -> resource.text().endsWith(":" + GET_OBJECT))
                                .isPresent());
    }

    private static boolean checkHeaders(SourceNode config, Diagnostics diagnostics) {
        Optional<String> location = Shape.deciding(config, "CSVHeaderLocation", HEADER_LOCATIONS, diagnostics);
        if (location.filter(HEADER_LOCATIONS.get(1)::equals).isPresent() && !config.has("CSVHeaders")) {
            Shape.required(config, List.of("CSVHeaders"), diagnostics);
        }
        return location.isPresent();
    }

    private static void checkValues(StateSource source, SourceNode config) {
        Diagnostics diagnostics = source.diagnostics();
        checkWord(config, "Transformation", List.of("NONE", "LOAD_AND_FLATTEN"), diagnostics);
        checkWord(config, "ManifestType", List.of("ATHENA_DATA", "S3_INVENTORY"), diagnostics);
        checkWord(config, "CSVDelimiter", List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"), diagnostics);
        config.field("CSVHeaders")
                .filter(headers -> Shape.array(headers, diagnostics))
                .ifPresent(headers -> headers.elements().forEach(header -> Shape.text(header, diagnostics)));
        config.field("ItemsPointer")
                .filter(pointer -> Shape.text(pointer, diagnostics).isPresent())
                .ifPresent(pointer -> checkPointer(pointer, diagnostics));
    }

    /** In Jackson's words, which AWS shows (recorded). */
    private static void checkPointer(SourceNode pointer, Diagnostics diagnostics) {
        try {
            JsonPointer.compile(pointer.text());
        } catch (IllegalArgumentException e) {
            diagnostics.schema(String.valueOf(e.getMessage()), pointer);
        }
    }

    private static boolean has(SourceNode config, String field, String value) {
        return config.field(field).map(SourceNode::text).filter(value::equals).isPresent();
    }

    private static void checkWord(SourceNode config, String field, List<String> words, Diagnostics diagnostics) {
        config.field(field).ifPresent(value -> Shape.word(value, words, diagnostics));
    }
}
