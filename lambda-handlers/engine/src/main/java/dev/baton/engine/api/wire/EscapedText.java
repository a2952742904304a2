package dev.baton.engine.api.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The content of a JSON string: UTF-8, with quotation marks, backslashes and control characters escaped. */
final class EscapedText {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ESCAPE = 6;
    /** What the JDK writes for half a pair. */
    private static final byte REPLACEMENT = '?';

    private EscapedText() {}

    /** Empty when the text holds half a pair of surrogates, which UTF-8 cannot have. */
    static Optional<byte[]> of(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        boolean replaced = false;
        int more = 0;
        for (byte b : plain) {
            if (b == '"' || b == '\\') {
                more++;
            } else if (b >= 0 && b < ' ') {
                more += LONGEST_ESCAPE - 1;
            }
            replaced |= b == REPLACEMENT;
        }
        if (replaced && hasHalfPair(text)) {
            return Optional.empty();
        }
        return Optional.of(more == 0 ? plain : escaped(plain, more));
    }

    private static boolean hasHalfPair(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** What needs no escape is copied in one go. */
    private static byte[] escaped(byte[] plain, int more) {
        byte[] out = new byte[plain.length + more];
        int size = 0;
        int from = 0;
        for (int i = 0; i < plain.length; i++) {
            byte b = plain[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                System.arraycopy(plain, from, out, size, i - from);
                size = escape(b, out, size + i - from);
                from = i + 1;
            }
        }
        System.arraycopy(plain, from, out, size, plain.length - from);
        size += plain.length - from;
        return size == out.length ? out : Arrays.copyOf(out, size);
    }

    private static int escape(byte b, byte[] out, int at) {
        int size = at;
        out[size++] = '\\';
        switch (b) {
            case '"', '\\' -> out[size++] = b;
            case '\n' -> out[size++] = 'n';
            case '\r' -> out[size++] = 'r';
            case '\t' -> out[size++] = 't';
            case '\b' -> out[size++] = 'b';
            case '\f' -> out[size++] = 'f';
            default -> {
                out[size++] = 'u';
                out[size++] = '0';
                out[size++] = '0';
                out[size++] = HEX[b >> 4];
                out[size++] = HEX[b & 0xf];
            }
        }
        return size;
    }
}
