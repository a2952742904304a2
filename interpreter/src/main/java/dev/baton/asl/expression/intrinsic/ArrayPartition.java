package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Randomness;

/** {@code States.ArrayPartition(array, size)}: chunks of at most {@code size} elements, the last one shorter. */
final class ArrayPartition implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayPartition";
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
        ArrayNode whole = arguments.array(0);
        int size = arguments.integer(1);
        if (size <= 0) {
            throw new IntrinsicFault();
        }
        ArrayNode chunks = JsonNodeFactory.instance.arrayNode(whole.size() / size + 1);
        ArrayNode chunk = null;
        for (int i = 0; i < whole.size(); i++) {
            if (chunk == null || chunk.size() == size) {
                chunk = chunks.addArray();
            }
            chunk.add(whole.get(i));
        }
        return chunks;
    }
}
