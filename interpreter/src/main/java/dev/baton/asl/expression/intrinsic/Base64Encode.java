package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code States.Base64Encode(text)}: RFC 4648 with padding, over UTF-8. */
final class Base64Encode implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Base64Encode";
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
        byte[] bytes = arguments.shortText(0).getBytes(StandardCharsets.UTF_8);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }
}
