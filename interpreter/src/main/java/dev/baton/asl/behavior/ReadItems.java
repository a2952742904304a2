package dev.baton.asl.behavior;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.ItemReader;
import dev.baton.asl.execution.ContextObject.MapItem;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items in the text of an object that an ItemReader names (AWS: "ItemReader (Map)"; recordings scenarios/test_map_item_reader_*).
 *
 * @param pointed what the ItemsPointer points at
 */
record ReadItems(List<MapItem> items, Optional<Json> pointed) {
    private static final String NOT_ITERABLE = "Attempting to map over non-iterable node.";

    ReadItems {
        items = List.copyOf(items);
    }

    /** The text is not what the reader wants; the Map fails with {@code States.ItemReaderFailed}. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String cause;

        UnreadableException(String cause) {
            super(cause);
            this.cause = cause;
        }

        /** In AWS's words where they were recorded. */
        String cause() {
            return cause;
        }
    }

    /**
     * Reads.
     *
     * @param scope of the Map's effective input, for MaxItemsPath
     * @return empty for what is no text (Parquet), or only tells of other objects (manifests, listings)
     */
    static Optional<ReadItems> of(ItemReader reader, String data, Scope scope)
            throws EvaluationException, UnreadableException {
        if (reader.inputType().isEmpty()) {
            return Optional.empty();
        }
        long most = most(reader, scope);
        return switch (reader.inputType().get()) {
            case JSON -> Optional.of(ofJson(reader, data).first(most));
            case JSONL -> Optional.of(ofLines(data).first(most));
            case CSV -> Optional.of(ofRows(CsvRows.read(reader, data)).first(most));
            case PARQUET, MANIFEST -> Optional.empty();
        };
    }

    private static long most(ItemReader reader, Scope scope) throws EvaluationException, UnreadableException {
        long most = reader.maxItems().isPresent()
                ? FieldValues.integer(reader.maxItems().get(), scope)
                : 0;
        if (most < 0) {
            throw new UnreadableException("field MaxItems must be positive");
        }
        return most == 0 ? Long.MAX_VALUE : most;
    }

    private static ReadItems ofJson(ItemReader reader, String data) throws UnreadableException {
        JsonNode root = document(data);
        JsonNode node = reader.itemsPointer().isPresent()
                ? root.at(reader.itemsPointer().get())
                : root;
        if (!node.isContainerNode()) {
            throw new UnreadableException(NOT_ITERABLE);
        }
        List<MapItem> items = new ArrayList<>();
        node.properties().forEach(member -> items.add(item(items, member)));
        if (node.isArray()) {
            node.forEach(value -> items.add(new MapItem(items.size(), value, Optional.empty())));
        }
        return new ReadItems(items, reader.itemsPointer().map(pointer -> Json.of(node)));
    }

    private static MapItem item(List<MapItem> before, Map.Entry<String, JsonNode> member) {
        return new MapItem(before.size(), member.getValue(), Optional.of(member.getKey()));
    }

    private static ReadItems ofLines(String data) throws UnreadableException {
        List<MapItem> items = new ArrayList<>();
        for (String line : data.lines().filter(text -> !text.isBlank()).toList()) {
            items.add(new MapItem(items.size(), document(line), Optional.empty()));
        }
        return new ReadItems(items, Optional.empty());
    }

    private static ReadItems ofRows(List<JsonNode> rows) {
        List<MapItem> items = new ArrayList<>();
        rows.forEach(row -> items.add(new MapItem(items.size(), row, Optional.empty())));
        return new ReadItems(items, Optional.empty());
    }

    private static JsonNode document(String text) throws UnreadableException {
        try {
            return Json.parse(text).node();
        } catch (JsonProcessingException e) {
            throw new UnreadableException("The data is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private ReadItems first(long most) {
        return items.size() <= most ? this : new ReadItems(items.subList(0, (int) most), pointed);
    }
}
