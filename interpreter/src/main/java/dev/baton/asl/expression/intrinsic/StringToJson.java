package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.asl.expression.Randomness;
import dev.baton.asl.json.Json;
import dev.baton.asl.json.SourceReader;

/** {@code States.StringToJson(text)}: the parsed text; a blank text is null (recording test_string_to_json). */
final class StringToJson implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.StringToJson";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        String text = arguments.text(0);
        if (text.isBlank()) {
            return NullNode.getInstance();
        }
        try {
            return Json.parse(text).node();
        } catch (JsonProcessingException e) {
            throw new IntrinsicFault("Cannot convert String to Json in " + name() + ", caused by: " + why(text, e));
        }
    }

    /** Jackson's words with the place where reading stopped (recorded). */
    private static String why(String text, JsonProcessingException fault) {
        try {
            SourceReader.read(text);
            return fault.getOriginalMessage();
        } catch (JsonProcessingException located) {
            return String.valueOf(located.getMessage());
        }
    }
}
