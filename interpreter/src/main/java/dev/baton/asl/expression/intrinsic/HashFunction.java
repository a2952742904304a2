package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Digest;
import dev.baton.asl.expression.Randomness;

/** {@code States.Hash(data, algorithm)}: lower-case hex; MD5, SHA-1, SHA-256, SHA-384 or SHA-512. */
final class HashFunction implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Hash";
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
        String algorithm = arguments.text(1);
        String data = arguments.value(0).isTextual() ? arguments.text(0) : arguments.json(0);
        if (data.length() > Arguments.MAX_TEXT) {
            throw new IntrinsicFault();
        }
        return TextNode.valueOf(Digest.hex(data, algorithm).orElseThrow(IntrinsicFault::new));
    }
}
