package dev.baton.asl.expression.jsonata;

/**
 * A text as a regular expression looks at it: each look counts, because an expression that backtracks may look without end at
 * a text that it does not match.
 */
record CountedText(String text, Bounds bounds) implements CharSequence {

    @Override
    public char charAt(int index) {
        bounds.look();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), bounds);
    }

    @Override
    public String toString() {
        return text;
    }
}
