package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Randomness;
import java.util.HashSet;
import java.util.Set;

/** {@code States.ArrayUnique(array)}: each value once, where it stood first. */
final class ArrayUnique implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayUnique";
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
        Set<JsonNode> seen = new HashSet<>();
        ArrayNode unique = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : arguments.array(0)) {
            if (seen.add(element)) {
                unique.add(element);
            }
        }
        return unique;
    }
}
