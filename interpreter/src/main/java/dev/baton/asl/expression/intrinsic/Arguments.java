package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** The evaluated arguments of one call, with the checks that most functions need. */
final class Arguments {
    /** Base64, Hash and their kin take at most this many characters (AWS: "Intrinsics for JSONPath states"). */
    private static final int MAX_TEXT = 10_000;

    private final JsonNode[] values;

    Arguments(JsonNode... values) {
        this.values = values;
    }

    int size() {
        return values.length;
    }

    JsonNode value(int i) {
        return values[i];
    }

    String text(int i) throws IntrinsicFault {
        if (!values[i].isTextual()) {
            throw new IntrinsicFault();
        }
        return values[i].textValue();
    }

    /** A text of at most 10,000 characters. */
    String shortText(int i) throws IntrinsicFault {
        String text = text(i);
        if (text.length() > MAX_TEXT) {
            throw new IntrinsicFault();
        }
        return text;
    }

    ArrayNode array(int i) throws IntrinsicFault {
        if (values[i] instanceof ArrayNode array) {
            return array;
        }
        throw new IntrinsicFault();
    }

    /** A number, rounded half up when it is not an integer, as recorded for MathAdd. */
    int integer(int i) throws IntrinsicFault {
        JsonNode value = values[i];
        if (value.isInt()) {
            return value.intValue();
        }
        if (!value.isNumber()) {
            throw new IntrinsicFault();
        }
        double exact = value.doubleValue();
        if (exact < Integer.MIN_VALUE - 0.5 || exact >= Integer.MAX_VALUE + 0.5) {
            throw new IntrinsicFault();
        }
        return (int) Math.round(exact);
    }

    boolean bool(int i) throws IntrinsicFault {
        if (!values[i].isBoolean()) {
            throw new IntrinsicFault();
        }
        return values[i].booleanValue();
    }
}
