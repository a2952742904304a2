package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.baton.asl.expression.JavaText;
import dev.baton.asl.expression.Randomness;

/**
 * {@code States.ArrayContains(array, value)}: whether an element is printed as the value is: {@code true} is in {@code
 * ["true"]}, and the order of an object's members counts (as users measured it).
 */
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
        String wanted = JavaText.of(arguments.value(1));
        for (JsonNode element : array) {
            arguments.spend(1);
            if (JavaText.of(element).equals(wanted)) {
                return BooleanNode.TRUE;
            }
        }
        return BooleanNode.FALSE;
    }
}
