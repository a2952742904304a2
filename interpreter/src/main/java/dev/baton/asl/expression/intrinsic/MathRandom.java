package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.MathRandom(start, end[, seed])}: an integer from start (included) to end (excluded). */
final class MathRandom implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.MathRandom";
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public int most() {
        return 3;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        long start = arguments.integer(0);
        long end = arguments.integer(1);
        if (start >= end) {
            throw new IntrinsicFault();
        }
        Randomness source = arguments.size() == 3 ? new Randomness(arguments.integer(2)) : randomness;
        return IntNode.valueOf((int) (start + source.nextLong(end - start)));
    }
}
