package dev.baton.integrations.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A result that a resource could have when all went well: all members, one element in each list, texts after their names. It is the last
 * page, and what it tells of has come to its end, so that who asks until then asks once.
 */
public final class PlausibleResult {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    /** What states are called in which there is nothing more to wait for, the likelier ones first; of one kind, as letters alone. */
    private static final List<String> SETTLED = List.of(
            "SUCCEEDED",
            "SUCCESS",
            "SUCCESSFUL",
            "COMPLETED",
            "COMPLETE",
            "CREATECOMPLETE",
            "FINISHED",
            "DONE",
            "ACTIVE",
            "AVAILABLE",
            "READY",
            "INSERVICE",
            "ENABLED",
            "RUNNING");

    /** What a page has that is not the last one, beside what begins with {@code Next}. */
    private static final Set<String> PAGING = Set.of(
            "LastEvaluatedKey",
            "LastEvaluatedTableName",
            "PaginationToken",
            "ContinuationToken",
            "Marker",
            "PageToken");

    private final ExpectedResult expected;
    private final Deque<Shape> open = new ArrayDeque<>();

    private PlausibleResult(ExpectedResult expected) {
        this.expected = expected;
    }

    /** One of that form. */
    public static JsonNode of(ExpectedResult expected) {
        JsonNode value = new PlausibleResult(expected).value("Value", expected.shape());
        return expected.member()
                .<JsonNode>map(member -> NODES.objectNode().set(member, value))
                .orElse(value);
    }

    private JsonNode value(String name, Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> structure(structure);
            case Shape.ListOf list -> list(name, list);
            case Shape.MapOf map -> NODES.objectNode();
            case Shape.Scalar scalar -> scalar(name, scalar);
        };
    }

    private JsonNode structure(Shape.Structure structure) {
        ObjectNode object = NODES.objectNode();
        if (structure.document() || open.size() >= DEEPEST || open.contains(structure)) {
            return object;
        }
        open.push(structure);
        Map<String, JsonNode> members = new TreeMap<>();
        int most = structure.traits().has("union") ? 1 : Integer.MAX_VALUE;
        for (Map.Entry<String, Reference> member : structure.members().entrySet()) {
            String name = expected.dialect().member(member.getKey());
            if (members.size() < most && !tellsOfFailure(name) && !tellsOfMore(name)) {
                members.put(name, member(name, member.getValue()));
            }
        }
        open.pop();
        members.forEach(object::set);
        return object;
    }

    /** What is there only when something went wrong. */
    private static boolean tellsOfFailure(String name) {
        return name.contains("Error")
                || name.contains("Failure")
                || name.equals("Failures")
                || name.equals("Exception");
    }

    /** What is there only when there is another page. */
    private boolean tellsOfMore(String name) {
        boolean next = name.startsWith("Next") && (name.endsWith("Token") || name.endsWith("Marker"));
        return open.size() == 1 && (next || PAGING.contains(name));
    }

    private JsonNode member(String name, Reference member) {
        if (expected.known().containsKey(name)) {
            return NODES.textNode(expected.known().get(name));
        }
        return expected.free().contains(name) ? NODES.objectNode() : value(name, member.shape());
    }

    private JsonNode list(String name, Shape.ListOf list) {
        ArrayNode array = NODES.arrayNode();
        JsonNode element = value(name, list.member().shape());
        return element.isObject() && element.isEmpty() ? array : array.add(element);
    }

    private JsonNode scalar(String name, Shape.Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING, CHARACTER ->
                NODES.textNode(scalar.values().isEmpty() ? text(name) : oneOf(name, scalar.values()));
            case BLOB -> NODES.textNode("");
            case BOOLEAN -> NODES.booleanNode(false);
            case INTEGER, LONG ->
                name.equals("StatusCode")
                        ? NODES.numberNode(200)
                        : NODES.numberNode(scalar.traits().node().path("min").asLong(0));
            case FLOAT, DOUBLE ->
                NODES.numberNode(scalar.traits().node().path("min").asDouble(0));
            case TIMESTAMP -> expected.dialect().timestamp(Instant.parse("2026-01-01T00:00:00Z"));
        };
    }

    private static String oneOf(String name, List<String> values) {
        String first = values.getFirst();
        return name.endsWith("Status") || name.endsWith("State")
                ? values.stream()
                        .filter(value -> SETTLED.contains(letters(value)))
                        .min(Comparator.comparingInt(value -> SETTLED.indexOf(letters(value))))
                        .orElse(first)
                : first;
    }

    private static String letters(String value) {
        return value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }

    private static String text(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("arn")) {
            return "arn:aws:service:us-east-1:123456789012:" + lower.substring(0, lower.length() - 3) + "/example";
        }
        if (lower.endsWith("url")) {
            return "https://example.com/";
        }
        if (name.endsWith("Status")) {
            return "available";
        }
        return lower.endsWith("id") ? "00000000-0000-4000-8000-000000000000" : "example";
    }
}
