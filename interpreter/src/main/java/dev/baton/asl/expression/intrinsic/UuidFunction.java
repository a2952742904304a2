package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.UUID()}: a version 4 UUID out of the stream of the step. */
final class UuidFunction implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.UUID";
    }

    @Override
    public int fewest() {
        return 0;
    }

    @Override
    public int most() {
        return 0;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) {
        return TextNode.valueOf(randomness.nextUuid().toString());
    }
}
