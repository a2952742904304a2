package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.ArrayLength(array)}. */
final class ArrayLength implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayLength";
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
        return IntNode.valueOf(arguments.array(0).size());
    }
}
