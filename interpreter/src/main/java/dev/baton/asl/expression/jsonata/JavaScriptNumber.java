package dev.baton.asl.expression.jsonata;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number's text as JavaScript prints it: the shortest that means the same double, with an exponent from 1e21 on and below 1e-6. */
final class JavaScriptNumber {
    private static final double FIRST_WITH_EXPONENT = 1e21;
    private static final double LAST_WITHOUT_EXPONENT = 1e-6;
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private JavaScriptNumber() {}

    /**
     * What {@code $string} prints of a number: of a fraction the double that its first 15 digits mean, as JSONata does, of a whole number
     * all that the double holds, as users report it of AWS.
     */
    static double rounded(double value) {
        return value == Math.rint(value)
                ? value
                : new BigDecimal(value).round(FIFTEEN_DIGITS).doubleValue();
    }

    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double magnitude = Math.abs(value);
        if (magnitude < FIRST_WITH_EXPONENT && magnitude >= LAST_WITHOUT_EXPONENT) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
