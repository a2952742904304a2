package dev.baton.asl.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that knows where it stands in its text: line and column for people, and the pointer in the form that AWS
 * uses in diagnostics, {@code /States/Ask/Choices[0]/Next}; the whole document is {@code /}.
 *
 * <p>A member of an object stands where its name stands, because that is what an author looks for.
 */
public final class SourceNode {
    private final @Nullable SourceNode parent;
    private final String step;
    private final int line;
    private final int column;
    private final JsonNode value;
    private final Map<String, SourceNode> fields;
    private final List<SourceNode> elements;

    SourceNode(Place place, JsonNode value, Map<String, SourceNode> fields, List<SourceNode> elements) {
        this.parent = place.parent();
        this.step = place.step();
        this.line = place.line();
        this.column = place.column();
        this.value = value;
        this.fields = fields;
        this.elements = elements;
    }

    /**
     * Where a node stands.
     *
     * @param step {@code /name} or {@code [index]}; empty for the whole document
     */
    record Place(@Nullable SourceNode parent, String step, int line, int column) {}

    /** The value as a plain tree. Never changed by anybody. */
    public JsonNode value() {
        return value;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in characters. */
    public int column() {
        return column;
    }

    /** The members in document order; empty unless this is an object. */
    public Map<String, SourceNode> fields() {
        return fields;
    }

    /** The elements; empty unless this is an array. */
    public List<SourceNode> elements() {
        return elements;
    }

    /** A member. */
    public Optional<SourceNode> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public boolean isObject() {
        return value.isObject();
    }

    public boolean isArray() {
        return value.isArray();
    }

    public boolean isText() {
        return value.isTextual();
    }

    public boolean isNull() {
        return value.isNull();
    }

    /** The text of a JSON string; for other values their JSON form. */
    public String text() {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** The place in AWS's form, {@code /States/Ask/Next}. */
    public String pointer() {
        if (parent == null) {
            return "/";
        }
        StringBuilder path = new StringBuilder();
        appendTo(path);
        return path.toString();
    }

    /** The place of a member that may be missing. */
    public String pointer(String field) {
        return parent == null ? "/" + field : pointer() + "/" + field;
    }

    private void appendTo(StringBuilder path) {
        if (parent != null) {
            parent.appendTo(path);
            path.append(step);
        }
    }

    @Override
    public String toString() {
        return pointer() + " (" + line + ":" + column + ")";
    }
}
