package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.SyntaxException;

/** What a text of the language means; its escapes are those of JSON (JSONata: "String literals"). */
final class TextLiteral {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private TextLiteral() {}

    /** @param quoted without its quotes */
    static String decode(String quoted) throws SyntaxException {
        if (quoted.indexOf('\\') < 0) {
            return quoted;
        }
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = ++i < quoted.length() ? quoted.charAt(i) : ' ';
            if (escape == 'u') {
                text.append(unicode(quoted, i + 1));
                i += 4;
            } else if (ESCAPES.indexOf(escape) >= 0) {
                text.append(MEANINGS.charAt(ESCAPES.indexOf(escape)));
            } else {
                throw new SyntaxException("S0103: Unsupported escape sequence: \\" + escape);
            }
        }
        return text.toString();
    }

    private static char unicode(String quoted, int start) throws SyntaxException {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = i < quoted.length() ? Character.digit(quoted.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new SyntaxException("S0104: The escape sequence \\u must be followed by 4 hex digits");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }
}
