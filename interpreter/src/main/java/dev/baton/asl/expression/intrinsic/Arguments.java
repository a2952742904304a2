package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.baton.asl.expression.Work;
import dev.baton.asl.json.Json;

/** The evaluated arguments of one call, with the checks that most functions need. */
final class Arguments {
    /** Base64, Hash and their kin take at most this many characters (AWS: "Intrinsics for JSONPath states"). */
    static final int MAX_TEXT = 10_000;

    private final Work work;
    private final JsonNode[] values;

    /** @param work counts what working with them costs */
    Arguments(Work work, JsonNode... values) {
        this.work = work;
        this.values = values;
    }

    /** Counts ticks of work. */
    void spend(long ticks) {
        work.spend(ticks);
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

    /** A number whose fraction is cut off (as users measured it). */
    int integer(int i) throws IntrinsicFault {
        return within(number(i).doubleValue());
    }

    /** A number rounded half up, as recorded for MathAdd. */
    int rounded(int i) throws IntrinsicFault {
        return within(Math.floor(number(i).doubleValue() + 0.5));
    }

    private static int within(double exact) throws IntrinsicFault {
        if (!(exact > Integer.MIN_VALUE - 1.0 && exact < Integer.MAX_VALUE + 1.0)) {
            throw new IntrinsicFault();
        }
        return (int) exact;
    }

    /** A number of any kind. */
    JsonNode number(int i) throws IntrinsicFault {
        if (!values[i].isNumber()) {
            throw new IntrinsicFault();
        }
        return values[i];
    }

    /** A value as JSON text. */
    String json(int i) throws IntrinsicFault {
        Json value = Json.of(values[i]);
        if (value.excess().isPresent()) {
            throw new IntrinsicFault();
        }
        spend(value.text().length());
        return value.text();
    }
}
