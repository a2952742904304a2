package dev.baton.asl.expression.jsonata;

/**
 * A token of a JSONata text, as far as static analysis tells them apart.
 *
 * @param text a variable's name without its dollar ({@code ""} for {@code $}, {@code "$"} for {@code $$}), a name, or the
 *     symbol itself
 * @param afterOperand whether an operand ends right before it, so that it is in an operator's place
 * @param start where it begins in the expression
 * @param end where it ends
 */
record Token(Kind kind, String text, boolean afterOperand, int start, int end) {

    enum Kind {
        /** {@code $x} */
        VARIABLE,
        /** A bare or back-quoted name. */
        NAME,
        /** A text in quotes; its own text is a quote when it is not closed. */
        TEXT,
        /** {@code /x/i}; its own text is a slash when it is not closed. */
        REGEX,
        /** A number or a word such as {@code null}. */
        LITERAL,
        /** Everything else; {@code :=}, {@code ~>} and {@code ..} are one symbol each. */
        SYMBOL
    }

    int length() {
        return end - start;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it starts a lambda. */
    boolean isFunctionWord() {
        return kind == Kind.NAME && (text.equals("function") || text.equals("λ"));
    }
}
