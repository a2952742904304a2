package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** Equality of JSON values in which the number's Java type does not matter: 1 is 1 whether it came as int or long. */
final class NumericEquality {

    private NumericEquality() {}

    static boolean equal(JsonNode a, JsonNode b) {
        return a.equals(NumericEquality::compare, b);
    }

    private static int compare(JsonNode a, JsonNode b) {
        if (a.equals(b)) {
            return 0;
        }
        boolean bothNumbers = a.isNumber() && b.isNumber();
        return bothNumbers && a.decimalValue().compareTo(b.decimalValue()) == 0 ? 0 : 1;
    }
}
