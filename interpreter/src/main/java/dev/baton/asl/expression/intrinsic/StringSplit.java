package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Randomness;
import java.util.BitSet;

/** {@code States.StringSplit(text, delimiters)}: splits at every character of delimiters; empty pieces are dropped. */
final class StringSplit implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.StringSplit";
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
        String text = arguments.text(0);
        String delimiters = arguments.text(1);
        BitSet isDelimiter = new BitSet();
        delimiters.chars().forEach(isDelimiter::set);
        arguments.spend((text.length() + delimiters.length()) / 4);
        ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isDelimiter.get(text.charAt(i))) {
                if (i > start) {
                    pieces.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return pieces;
    }
}
