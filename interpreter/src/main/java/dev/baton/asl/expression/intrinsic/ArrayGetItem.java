package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.ArrayGetItem(array, index)}: the element at the index, counted from 0; of an empty array null. */
final class ArrayGetItem implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayGetItem";
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
        int index = arguments.integer(1);
        if (array.isEmpty()) {
            return NullNode.getInstance();
        }
        if (index < 0 || index >= array.size()) {
            throw new IntrinsicFault();
        }
        return array.get(index);
    }
}
