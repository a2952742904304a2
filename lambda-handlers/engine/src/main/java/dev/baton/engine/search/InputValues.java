package dev.baton.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of an input by their paths: what is neither object nor array nor null, numbers and truth values by their text. */
public final class InputValues {
    /** In bytes; a longer input is not taken apart at each start. */
    public static final int LONGEST = 8 << 10;
    /** Values of an input that are kept. */
    public static final int MOST = 24;

    private InputValues() {}

    /**
     * A value.
     *
     * @param path names and places, separated by dots: {@code items.0.sku}
     */
    public record Value(String path, String text) {}

    /** All of them; empty when there are more than {@link #MOST}, or the input is longer than {@link #LONGEST}. */
    public static Optional<List<Value>> of(Json input) {
        if (input.utf8Length() > LONGEST) {
            return Optional.empty();
        }
        List<Value> found = new ArrayList<>();
        return collect("", input.node(), found) ? Optional.of(found) : Optional.empty();
    }

    /** Whether all found room. */
    private static boolean collect(String path, JsonNode node, List<Value> found) {
        if (node.isValueNode()) {
            if (!node.isNull()) {
                found.add(new Value(path, node.asText()));
            }
            return found.size() <= MOST;
        }
        String before = path.isEmpty() ? "" : path + ".";
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (!collect(before + i, node.path(i), found)) {
                    return false;
                }
            }
            return true;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!collect(before + member.getKey(), member.getValue(), found)) {
                return false;
            }
        }
        return true;
    }

    /** The value at a path, if there is one. */
    public static Optional<String> at(Json input, String path) {
        JsonNode node = input.node();
        for (String name : path.split("\\.")) {
            node = node.isArray() && name.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** Whether any field of the input has that value, however long the input is. */
    public static boolean has(Json input, String text) {
        return has(input.node(), text);
    }

    private static boolean has(JsonNode node, String text) {
        if (node.isValueNode()) {
            return !node.isNull() && node.asText().equals(text);
        }
        for (JsonNode inner : node) {
            if (has(inner, text)) {
                return true;
            }
        }
        return false;
    }
}
