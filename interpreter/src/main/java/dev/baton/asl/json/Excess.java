package dev.baton.asl.json;

import java.util.Optional;

/** Looks through a long JSON text for what no tree can be made of. */
final class Excess {
    static final String DEPTH = "nests deeper than " + Json.MAX_DEPTH + " levels";

    static final String LENGTH = "is longer than " + Json.MAX_LENGTH + " characters";

    private Excess() {}

    static Optional<String> of(String text, int mostLevels, int mostDigits) {
        int depth = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits > mostDigits) {
                return Optional.of("holds a number of more than " + mostDigits + " digits");
            }
            if (c == '"') {
                i = closingQuote(text, i);
            } else if (c == '[' || c == '{') {
                if (++depth > mostLevels) {
                    return Optional.of(DEPTH);
                }
            } else if (c == ']' || c == '}') {
                depth--;
            }
        }
        return Optional.empty();
    }

    private static int closingQuote(String text, int open) {
        int at = text.indexOf('"', open + 1);
        while (at >= 0 && isEscaped(text, at)) {
            at = text.indexOf('"', at + 1);
        }
        return at < 0 ? text.length() : at;
    }

    /** Whether an odd number of backslashes stands before; the quotation mark that opened the string ends them. */
    private static boolean isEscaped(String text, int quote) {
        int at = quote;
        while (text.charAt(at - 1) == '\\') {
            at--;
        }
        return (quote - at) % 2 == 1;
    }
}
