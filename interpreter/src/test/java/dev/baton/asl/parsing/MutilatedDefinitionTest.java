package dev.baton.asl.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever part of the case definitions is replaced or left out, the parser answers with diagnostics and never throws. */
class MutilatedDefinitionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> REPLACEMENTS =
            List.of("null", "1", "-2.5", "true", "\"\"", "\"$.x\"", "\"{% $x %}\"", "[]", "[null]", "{}", "{\"a\":1}");

    @Test
    void anyValueMayStandAnywhere() throws Exception {
        long tried = 0;
        for (DiagnosticCasesTest.Case given : DiagnosticCasesTest.cases().toList()) {
            JsonNode whole = MAPPER.readTree(given.definition());
            for (Place place : places(whole)) {
                for (String replacement : REPLACEMENTS) {
                    check(place.with(MAPPER.readTree(replacement), whole));
                    tried++;
                }
                check(place.without(whole));
            }
        }
        assertThat(tried).isGreaterThan(10_000);
    }

    private static void check(JsonNode definition) {
        String text = definition.toString();
        ParseResult result = DefinitionParser.parse(text);
        assertThat(result.machine().isPresent()).as(text).isNotEqualTo(result.hasErrors());
        DefinitionParser.parseState("StateName", text);
    }

    private record Place(JsonNode holder, String name, int index) {
        JsonNode with(JsonNode value, JsonNode whole) {
            JsonNode before = get();
            set(value);
            JsonNode copy = whole.deepCopy();
            set(before);
            return copy;
        }

        JsonNode without(JsonNode whole) {
            if (holder instanceof ArrayNode) {
                return whole;
            }
            JsonNode before = get();
            ((ObjectNode) holder).remove(name);
            JsonNode copy = whole.deepCopy();
            set(before);
            return copy;
        }

        private JsonNode get() {
            return holder instanceof ArrayNode ? holder.get(index) : holder.get(name);
        }

        private void set(JsonNode value) {
            if (holder instanceof ArrayNode array) {
                array.set(index, value);
            } else {
                ((ObjectNode) holder).set(name, value);
            }
        }
    }

    private static List<Place> places(JsonNode node) {
        List<Place> places = new ArrayList<>();
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Stream<Place> members = names.stream().map(name -> new Place(node, name, 0));
        Stream<Place> elements = node.isArray()
                ? java.util.stream.IntStream.range(0, node.size()).mapToObj(i -> new Place(node, "", i))
                : Stream.empty();
        Stream.concat(members, elements).forEach(place -> {
            places.add(place);
            places.addAll(places(place.get()));
        });
        return places;
    }
}
