package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code $number}: a number, the number that a text spells in JSON or with 0x, 0o or 0b before it, or 1 and 0 for booleans. */
final class NumberOf {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern DIGITS = Pattern.compile("0(?:[xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)");

    private NumberOf() {}

    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean bool -> bool ? 1 : 0;
            case String text -> Utils.convertNumber(parse(text));
            default -> throw new JException("D3030", -1, value);
        };
    }

    /** Of {@code 0x}, {@code 0o} and {@code 0b}, in either case. */
    private static int radix(char letter) {
        return switch (Character.toLowerCase(letter)) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
    }

    private static double parse(String text) {
        double value = Double.NaN;
        if (DIGITS.matcher(text).matches()) {
            value = new BigInteger(text.substring(2), radix(text.charAt(1))).doubleValue();
        } else if (DECIMAL.matcher(text).matches()) {
            value = Double.parseDouble(text);
        }
        if (!Double.isFinite(value)) {
            throw new JException("D3030", -1, text);
        }
        return value;
    }

    /** {@code $formatBase}: both numbers rounded, halves to the even neighbour. */
    static @Nullable Object inBase(@Nullable Number value, @Nullable Number base) {
        if (value == null) {
            return null;
        }
        double radix = base == null ? 10 : Math.rint(base.doubleValue());
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw new JException(
                    "D3100: The radix of the formatBase function must be between 2 and 36.  It was given "
                            + JavaScriptNumber.text(radix),
                    -1);
        }
        return new BigDecimal(Math.rint(value.doubleValue())).toBigInteger().toString((int) radix);
    }
}
