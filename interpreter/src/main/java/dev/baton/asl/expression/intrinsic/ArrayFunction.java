package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Randomness;

/** {@code States.Array(a, …)}: its arguments as an array. */
final class ArrayFunction implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Array";
    }

    @Override
    public int fewest() {
        return 0;
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            array.add(arguments.value(i));
        }
        return array;
    }
}
