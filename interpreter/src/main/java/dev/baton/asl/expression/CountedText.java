package dev.baton.asl.expression;

/**
 * A text as a regular expression looks at it: each look counts, because an expression that backtracks may look without end at
 * a text that it does not match.
 */
public record CountedText(String text, Work work) implements CharSequence {

    @Override
    public char charAt(int index) {
        work.spend(1);
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), work);
    }

    @Override
    public String toString() {
        return text;
    }
}
