package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.MathAdd(a, b)}: each argument is rounded half up before adding (recording test_math_add). */
final class MathAdd implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.MathAdd";
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
        long sum = (long) arguments.rounded(0) + arguments.rounded(1);
        if (sum != (int) sum) {
            throw new IntrinsicFault();
        }
        return IntNode.valueOf((int) sum);
    }
}
