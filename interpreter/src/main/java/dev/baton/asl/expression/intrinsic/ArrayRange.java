package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Randomness;

/** {@code States.ArrayRange(first, last, step)}: the integers from first to last, both included; at most 1000. */
final class ArrayRange implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayRange";
    }

    @Override
    public int fewest() {
        return 3;
    }

    @Override
    public int most() {
        return 3;
    }

    private static final int MOST_ELEMENTS = 1000;

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        long first = arguments.integer(0);
        long last = arguments.integer(1);
        long step = arguments.integer(2);
        if (step == 0) {
            throw new IntrinsicFault();
        }
        long count = Math.max(0, (last - first) / step + (sameDirection(last - first, step) ? 1 : 0));
        if (count > MOST_ELEMENTS) {
            throw new IntrinsicFault();
        }
        ArrayNode range = JsonNodeFactory.instance.arrayNode((int) count);
        for (int i = 0; i < count; i++) {
            range.add((int) (first + i * step));
        }
        return range;
    }

    private static boolean sameDirection(long distance, long step) {
        return distance == 0 || distance > 0 == step > 0;
    }
}
