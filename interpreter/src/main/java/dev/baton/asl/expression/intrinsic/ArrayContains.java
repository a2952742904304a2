package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.ArrayContains(array, value)}: whether an element equals the value, in depth. */
final class ArrayContains implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayContains";
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public int most() {
        return 2;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        ArrayNode array = arguments.array(0);
        for (JsonNode element : array) {
            if (NumericEquality.equal(element, arguments.value(1))) {
                return BooleanNode.TRUE;
            }
        }
        return BooleanNode.FALSE;
    }
}
