package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Work;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * The comparisons of filters. Texts compare with texts, numbers with numbers and with texts that are numbers, booleans with
 * booleans and with texts, of which {@code true} alone is true, containers only with their equals. A null equals a null and
 * differs from all else. What cannot be compared satisfies no relation, {@code !=} neither.
 */
enum FilterRelation {
    // In the order in which they are looked for, so that no sign is taken for the beginning of another.
    EQUAL("=="),
    NOT_EQUAL("!="),
    GREATER_OR_EQUAL(">="),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    LESS("<");

    /** Longer ones are no numbers that anybody means. */
    private static final int LONGEST_NUMBER = 1000;

    private static final int CHARACTERS_OF_A_TICK = 64;

    private static final OptionalInt INCOMPARABLE = OptionalInt.empty();

    private final String sign;

    FilterRelation(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean holds(JsonNode left, JsonNode right, Work work) {
        if (left.isNull() || right.isNull()) {
            return holdsWithNull(left.isNull(), right.isNull());
        }
        OptionalInt order = compare(left, right, work);
        return order.isPresent() && holds(order.getAsInt());
    }

    private boolean holdsWithNull(boolean left, boolean right) {
        return this == NOT_EQUAL ? left != right : left && right && holds(0);
    }

    /** Whether a value stands in this relation to the word {@code null}, which all values but null are greater than. */
    boolean holdsWithWordNull(JsonNode value) {
        return switch (this) {
            case EQUAL -> value.isNull();
            case NOT_EQUAL, GREATER, GREATER_OR_EQUAL -> !value.isNull();
            case LESS, LESS_OR_EQUAL -> false;
        };
    }

    /** The relation with its sides exchanged. */
    FilterRelation mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case GREATER -> LESS;
            case LESS -> GREATER;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        };
    }

    private static boolean equal(JsonNode left, JsonNode right, Work work) {
        return left.equals(
                (a, b) -> {
                    work.spend(1);
                    return a.equals(b) ? 0 : 1;
                },
                right);
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
        };
    }

    private static OptionalInt compare(JsonNode left, JsonNode right, Work work) {
        if (left.isTextual() && right.isTextual()) {
            work.spend(left.textValue().length() / CHARACTERS_OF_A_TICK);
            return OptionalInt.of(left.textValue().compareTo(right.textValue()));
        }
        if (left.isNumber()) {
            return compareNumber(left, right);
        }
        if (left.isBoolean() && (right.isBoolean() || right.isTextual())) {
            boolean other = right.isBoolean() ? right.booleanValue() : Boolean.parseBoolean(right.textValue());
            return OptionalInt.of(Boolean.compare(left.booleanValue(), other));
        }
        return left.isContainerNode() && equal(left, right, work) ? OptionalInt.of(0) : INCOMPARABLE;
    }

    /** A text that is no number is less and more than no number; the dialect's own library fails there. */
    private static OptionalInt compareNumber(JsonNode left, JsonNode right) {
        if (right.isNumber()) {
            return OptionalInt.of(left.decimalValue().compareTo(right.decimalValue()));
        }
        if (!right.isTextual() || right.textValue().length() > LONGEST_NUMBER) {
            return INCOMPARABLE;
        }
        try {
            return OptionalInt.of(left.decimalValue().compareTo(new BigDecimal(right.textValue())));
        } catch (NumberFormatException e) {
            return INCOMPARABLE;
        }
    }
}
