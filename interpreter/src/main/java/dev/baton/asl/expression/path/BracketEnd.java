package dev.baton.asl.expression.path;

import dev.baton.asl.expression.SyntaxException;

/** Finds where brackets, quoted texts and the regular expressions of filters end. */
final class BracketEnd {

    private BracketEnd() {}

    /** The index of the bracket that closes the one at {@code open}; what is quoted does not count. */
    static int of(String path, int open) throws SyntaxException {
        int depth = 0;
        int at = open;
        while (at < path.length()) {
            int end = afterQuoted(path, at);
            if (end > at) {
                at = end;
                continue;
            }
            char c = path.charAt(at);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
            at++;
        }
        throw new SyntaxException("A bracket is not closed");
    }

    /**
     * Where the quoted text, or the {@code =~} with its regular expression, ends that begins here; the same place when none
     * begins.
     */
    static int afterQuoted(String text, int at) throws SyntaxException {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return afterClosing(text, at, c);
        }
        if (!text.startsWith("=~", at)) {
            return at;
        }
        int slash = at + 2;
        while (slash < text.length() && text.charAt(slash) == ' ') {
            slash++;
        }
        return slash < text.length() && text.charAt(slash) == '/' ? afterClosing(text, slash, '/') : at;
    }

    private static int afterClosing(String text, int open, char quote) throws SyntaxException {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        throw new SyntaxException("A " + quote + " is not closed");
    }
}
