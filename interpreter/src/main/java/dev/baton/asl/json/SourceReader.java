package dev.baton.asl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON text into {@link SourceNode}s. Duplicate names are kept aside (the first one counts), nesting is bounded,
 * and every fault of the text is a {@link JsonProcessingException} in Jackson's words, which are also AWS's.
 */
public final class SourceReader {

    /** Objects and arrays within each other; more would only serve to exhaust the stack. */
    public static final int MAX_DEPTH = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // AWS quotes the text in its locations: [Source: (String)"…"; line: 1, column: 4].
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // The depth is ours to watch; names and numbers are bounded by the size of a definition.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 10)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private final JsonParser parser;
    private final List<SourceNode> duplicates = new ArrayList<>();

    private SourceReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * A document.
     *
     * @param root the whole value
     * @param duplicates members whose name occurred before in the same object
     */
    public record Document(SourceNode root, List<SourceNode> duplicates) {
        public Document {
            duplicates = List.copyOf(duplicates);
        }
    }

    /** Thrown when a text nests deeper than {@link #MAX_DEPTH}; its location is where. */
    public static final class TooDeepException extends JsonParseException {
        private static final long serialVersionUID = 1L;

        TooDeepException(JsonParser parser) {
            super(parser, "nesting exceeds " + MAX_DEPTH + " levels");
        }
    }

    /**
     * Reads one value.
     *
     * @throws TooDeepException when it nests too deep
     * @throws JsonProcessingException when the text is not one JSON value
     */
    public static Document read(String text) throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    private static Document read(JsonParser parser) throws IOException {
        try {
            SourceReader reader = new SourceReader(parser);
            parser.nextToken();
            SourceNode root = reader.value(new SourceNode.Place(null, "", 1, 1), 1);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Trailing token (" + parser.currentToken() + ") after the value");
            }
            return new Document(root, reader.duplicates);
        } catch (TooDeepException e) {
            throw e;
        } catch (JsonProcessingException e) {
            // AWS's Jackson locates a fault where reading stopped (recording …not_a_definition[NOT_A_DEF]), ours before
            // it.
            throw new JsonParseException(parser, e.getOriginalMessage(), parser.currentLocation());
        }
    }

    private SourceNode value(SourceNode.Place place, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException(parser);
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "No content to map due to end-of-input");
        }
        return switch (token) {
            case START_OBJECT -> object(place, depth);
            case START_ARRAY -> array(place, depth);
            default -> new SourceNode(place, scalar(token), Map.of(), List.of());
        };
    }

    private SourceNode object(SourceNode.Place place, int depth) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        Map<String, SourceNode> fields = new LinkedHashMap<>();
        SourceNode node = new SourceNode(place, tree, Collections.unmodifiableMap(fields), List.of());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            SourceNode.Place at = here(node, "/" + name);
            parser.nextToken();
            SourceNode member = value(at, depth + 1);
            if (fields.putIfAbsent(name, member) == null) {
                tree.set(name, member.value());
            } else {
                duplicates.add(member);
            }
        }
        return node;
    }

    private SourceNode array(SourceNode.Place place, int depth) throws IOException {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        List<SourceNode> elements = new ArrayList<>();
        SourceNode node = new SourceNode(place, tree, Map.of(), Collections.unmodifiableList(elements));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            SourceNode element = value(here(node, "[" + elements.size() + "]"), depth + 1);
            elements.add(element);
            tree.add(element.value());
        }
        return node;
    }

    private SourceNode.Place here(SourceNode parent, String step) {
        JsonLocation location = parser.currentTokenLocation();
        return new SourceNode.Place(parent, step, location.getLineNr(), location.getColumnNr());
    }

    private JsonNode scalar(JsonToken token) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_FLOAT -> fraction(nodes);
            case VALUE_NUMBER_INT -> integer(nodes);
            default -> throw new JsonParseException(parser, "Unexpected token " + token);
        };
    }

    private JsonNode fraction(JsonNodeFactory nodes) throws IOException {
        double value = parser.getDoubleValue();
        return Double.isInfinite(value) ? nodes.numberNode(parser.getDecimalValue()) : nodes.numberNode(value);
    }

    private JsonNode integer(JsonNodeFactory nodes) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> nodes.numberNode(parser.getIntValue());
            case LONG -> nodes.numberNode(parser.getLongValue());
            default -> nodes.numberNode(parser.getBigIntegerValue());
        };
    }
}
