package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.LenientBase64;
import dev.baton.asl.expression.Randomness;
import java.nio.charset.StandardCharsets;

/** {@code States.Base64Decode(text)}, which takes what is no Base64 for what can be made of it (as users measured it). */
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
        return TextNode.valueOf(new String(LenientBase64.decode(arguments.shortText(0)), StandardCharsets.UTF_8));
    }
}
