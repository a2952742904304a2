package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.ItemReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The rows of a CSV text as objects (RFC 4180; recordings scenarios/test_map_item_reader_csv_*): all values are texts, a field that a row
 * has not is an empty one, and what stands behind the last header is dropped. Lines
 * without a character are no rows.
 */
final class CsvRows {
    private final String text;
    private final char delimiter;
    private int at;

    private CsvRows(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    static List<JsonNode> read(ItemReader reader, String text) throws ReadItems.UnreadableException {
        CsvRows rows = new CsvRows(text, reader.csvDelimiter());
        List<String> headers =
                reader.csvHeaders().isPresent() ? reader.csvHeaders().get() : rows.isOver() ? List.of() : rows.next();
        if (new HashSet<>(headers).size() < headers.size()) {
            throw new ReadItems.UnreadableException("CSV headers cannot contain duplicates.");
        }
        List<JsonNode> objects = new ArrayList<>();
        while (!rows.isOver()) {
            List<String> fields = rows.next();
            if (fields.equals(List.of(""))) {
                continue;
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < headers.size(); i++) {
                object.put(headers.get(i), i < fields.size() ? fields.get(i) : "");
            }
            objects.add(object);
        }
        return objects;
    }

    private boolean isOver() {
        return at >= text.length();
    }

    /** The fields up to the end of the row, which is passed. */
    private List<String> next() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (!isOver() && text.charAt(at) == delimiter) {
            at++;
            fields.add(field());
        }
        if (!isOver() && text.charAt(at) == '\r') {
            at++;
        }
        if (!isOver() && text.charAt(at) == '\n') {
            at++;
        }
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        if (!isOver() && text.charAt(at) == '"') {
            quoted(field);
        }
        while (!isOver() && !endsField(text.charAt(at))) {
            field.append(text.charAt(at++));
        }
        return field.toString();
    }

    /** Up to the closing quote; two of them are one. */
    private void quoted(StringBuilder field) {
        at++;
        while (!isOver()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (!isOver() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return;
            }
        }
    }

    private boolean endsField(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }
}
