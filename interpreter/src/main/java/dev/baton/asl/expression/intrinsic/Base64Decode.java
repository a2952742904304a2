package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code States.Base64Decode(text)}. */
final class Base64Decode implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Base64Decode";
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
        try {
            byte[] bytes = Base64.getDecoder().decode(arguments.shortText(0));
            return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IntrinsicFault();
        }
    }
}
