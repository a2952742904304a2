package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.asl.expression.Randomness;
import dev.baton.asl.expression.SeededRandom;

/**
 * {@code States.MathRandom(start, end[, seed])}: an integer from start (included) to end (excluded). With a seed it is what
 * {@code java.util.Random} gives first (recorded).
 */
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
        int start = arguments.integer(0);
        long length = (long) arguments.integer(1) - start;
        if (length <= 0 || length > Integer.MAX_VALUE) {
            throw new IntrinsicFault();
        }
        int beyondStart = arguments.size() == 3
                ? new SeededRandom(arguments.number(2).longValue()).nextInt((int) length)
                : (int) randomness.nextLong(length);
        return IntNode.valueOf(start + beyondStart);
    }
}
