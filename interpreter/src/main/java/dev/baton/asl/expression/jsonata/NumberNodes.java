package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as JavaScript prints them: a whole number has no fraction, and an exponent from 1e21 on only. */
final class NumberNodes {
    /** 2^53: above it a double no longer tells neighbours apart. */
    static final double MAX_SAFE = 9007199254740992.0;

    private static final double FIRST_WITH_EXPONENT = 1e21;

    private NumberNodes() {}

    /** The node of a number, or null for what JSON cannot hold: NaN and the infinities. */
    static @Nullable JsonNode of(Number number) {
        return switch (number) {
            case Integer i -> IntNode.valueOf(i);
            // The library keeps at the last Long what would be more.
            case Long l -> Math.abs((double) l) < MAX_SAFE ? whole(l) : ofDouble(l);
            case BigInteger big -> BigIntegerNode.valueOf(big);
            case BigDecimal decimal -> ofDouble(decimal.doubleValue());
            default -> ofDouble(number.doubleValue());
        };
    }

    private static @Nullable JsonNode ofDouble(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        if (value != Math.rint(value)) {
            return DoubleNode.valueOf(value);
        }
        if (Math.abs(value) < MAX_SAFE) {
            return whole((long) value);
        }
        return Math.abs(value) < FIRST_WITH_EXPONENT
                ? BigIntegerNode.valueOf(BigDecimal.valueOf(value).toBigInteger())
                : DecimalNode.valueOf(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    private static JsonNode whole(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }
}
