package dev.baton.asl.expression.jsonata;

import org.jspecify.annotations.Nullable;

/** {@code $pad} and {@code $substring}, which count code points; the library's take time by the square, and halve surrogate pairs. */
final class Padding {

    private Padding() {}

    /** Fills a text up to a width, at its end or, with a negative width, before it. */
    static @Nullable Object pad(@Nullable String text, @Nullable Number width, @Nullable String with) {
        if (text == null || width == null) {
            return text;
        }
        if (Math.abs(width.doubleValue()) > Bounds.MAX_CHARACTERS) {
            throw new Bounds.Exceeded(Bounds.MEMORY);
        }
        int missing = (int) Math.abs(width.doubleValue()) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        int[] filling =
                (with == null || with.isEmpty() ? " " : with).codePoints().toArray();
        StringBuilder padding = new StringBuilder(missing);
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(filling[i % filling.length]);
        }
        return width.doubleValue() > 0 ? text + padding : padding + text;
    }

    /** From a place, which may be counted from the end, for a length. */
    static @Nullable Object substring(@Nullable String text, @Nullable Number start, @Nullable Number length) {
        if (text == null) {
            return null;
        }
        int size = text.codePointCount(0, text.length());
        double first = start == null ? 0 : start.doubleValue();
        if (size + first < 0) {
            first = 0;
        }
        if (length != null && length.doubleValue() <= 0) {
            return "";
        }
        int from = index(first, size);
        int to = length == null
                ? size
                : index(first >= 0 ? first + length.doubleValue() : size + first + length.doubleValue(), size);
        return from >= to ? "" : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    /** As JavaScript's slice takes it: cut to a whole number, counted from the end when negative. */
    private static int index(double at, int size) {
        double whole = at < 0 ? Math.max(0, Math.ceil(at) + size) : Math.floor(at);
        return (int) Math.min(whole, size);
    }
}
