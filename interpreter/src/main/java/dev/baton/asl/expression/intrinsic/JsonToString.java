package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Randomness;

/** {@code States.JsonToString(value)}: its compact text. */
final class JsonToString implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.JsonToString";
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
    public IntrinsicFault wrongCount() {
        return new IntrinsicFault("Invalid arguments in " + name() + ": only a single argument is allowed.");
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        return TextNode.valueOf(arguments.json(0));
    }
}
