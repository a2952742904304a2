package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.JavaText;
import dev.baton.asl.expression.Randomness;

/** {@code States.JsonMerge(a, b, false)}: a shallow merge in which {@code b} wins; deep merges are not offered. The text
 * {@code 'false'} is taken for the word (as users measured it). */
final class JsonMerge implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.JsonMerge";
    }

    @Override
    public int fewest() {
        return 3;
    }

    @Override
    public int most() {
        return 3;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        if (!JavaText.of(arguments.value(2)).equals("false")) {
            throw new IntrinsicFault();
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.setAll(object(arguments, 0));
        merged.setAll(object(arguments, 1));
        return merged;
    }

    private static ObjectNode object(Arguments arguments, int i) throws IntrinsicFault {
        if (arguments.value(i) instanceof ObjectNode object) {
            return object;
        }
        throw new IntrinsicFault();
    }
}
