package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.PlainValues;
import dev.baton.asl.expression.Randomness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code States.ArrayUnique(array)}: each value once, in the order in which a {@code java.util.HashSet} of the plain values
 * comes: {@code [true, false]} gives {@code [false, true]} (as users measured it).
 */
final class ArrayUnique implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayUnique";
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
        ArrayNode array = arguments.array(0);
        List<@Nullable Object> values = new ArrayList<>(array.size());
        array.forEach(element -> values.add(PlainValues.of(element)));
        Map<@Nullable Object, JsonNode> nodes = HashMap.newHashMap(array.size());
        Map<Integer, Integer> differentOfOneHash = new HashMap<>();
        for (int i = 0; i < array.size(); i++) {
            Object value = values.get(i);
            int hash = Objects.hashCode(value);
            // Texts of one hash are found at once, being ordered; other values are compared one by one.
            arguments.spend(value instanceof String ? 1 : 1 + differentOfOneHash.getOrDefault(hash, 0));
            if (nodes.putIfAbsent(value, array.get(i)) == null) {
                differentOfOneHash.merge(hash, 1, Integer::sum);
            }
        }
        // A set that is made of a whole list has room for its length, which decides the order.
        ArrayNode unique = JsonNodeFactory.instance.arrayNode();
        for (Object value : new HashSet<@Nullable Object>(values)) {
            unique.add(Objects.requireNonNull(nodes.get(value)));
        }
        return unique;
    }
}
