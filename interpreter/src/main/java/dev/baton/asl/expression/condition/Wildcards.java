package dev.baton.asl.expression.condition;

import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;

/** A StringMatches pattern: {@code *} is any text, {@code \*} an asterisk, {@code \\} a backslash. */
final class Wildcards {
    /** Stands for the asterisk that matches anything; no JSON text that we can be given holds an unpaired surrogate here. */
    private static final char ANY = '\uDC00';

    private final char[] pattern;

    private Wildcards(char[] pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws SyntaxException for a backslash before anything but an asterisk or a backslash (ASL: "the escaped
     *     backslash")
     */
    static Wildcards compile(String source) throws SyntaxException {
        StringBuilder pattern = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '*') {
                pattern.append(ANY);
            } else if (c != '\\') {
                pattern.append(c);
            } else if (++i < source.length() && (source.charAt(i) == '*' || source.charAt(i) == '\\')) {
                pattern.append(source.charAt(i));
            } else {
                throw new SyntaxException("A backslash in StringMatches must escape '*' or a backslash");
            }
        }
        return new Wildcards(pattern.toString().toCharArray());
    }

    /** Two pointers with one point to come back to: linear for all but hostile patterns, whose steps are counted. */
    boolean matches(String text, Work work) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            work.spend(1);
            if (p < pattern.length && pattern[p] == ANY) {
                star = p++;
                mark = t;
            } else if (p < pattern.length && pattern[p] == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY) {
            p++;
        }
        return p == pattern.length;
    }
}
