package dev.baton.engine.log.codec;

import dev.baton.asl.json.Ascii;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 without intermediate copies, and without loss: half a surrogate pair, which a JSON escape can smuggle into a
 * computed value and which Java's own coder would replace by a question mark, is written as three bytes of its own.
 */
final class Utf8 {
    private Utf8() {}

    /** How many bytes {@link #write} takes. */
    static int length(String s) {
        int chars = s.length();
        if (Ascii.isAll(s)) {
            return chars;
        }
        int bytes = chars;
        for (int i = 0; i < chars; i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                bytes += extraBytes(s, i, c);
            }
        }
        return bytes;
    }

    /** What a char at or above 0x80 takes beyond its first byte; a pair's four bytes are shared by its halves. */
    private static int extraBytes(String s, int at, char c) {
        if (c < 0x800) {
            return 1;
        }
        return isPaired(s, at, c) ? 1 : 2;
    }

    private static boolean isPaired(String s, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < s.length() && Character.isLowSurrogate(s.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(s.charAt(at - 1));
    }

    /**
     * Writes the text.
     *
     * @param length what {@link #length} said of it
     * @return the offset after it
     */
    static int write(String s, int length, byte[] target, int offset) {
        if (length == s.length()) {
            copyAscii(s, target, offset);
            return offset + length;
        }
        int at = offset;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isHighSurrogate(c) && isPaired(s, i, c)) {
                at = writeScalar(Character.toCodePoint(c, s.charAt(++i)), target, at);
            } else {
                at = writeScalar(c, target, at);
            }
        }
        return at;
    }

    /** The deprecated method drops the high bytes, of which an ASCII text has none, and is a plain memory copy. */
    @SuppressWarnings("deprecation")
    private static void copyAscii(String s, byte[] target, int offset) {
        s.getBytes(0, s.length(), target, offset);
    }

    private static int writeScalar(int c, byte[] target, int offset) {
        int at = offset;
        if (c < 0x80) {
            target[at++] = (byte) c;
            return at;
        }
        if (c < 0x800) {
            target[at++] = (byte) (0xC0 | (c >> 6));
        } else if (c < 0x10000) {
            target[at++] = (byte) (0xE0 | (c >> 12));
            target[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        } else {
            target[at++] = (byte) (0xF0 | (c >> 18));
            target[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
            target[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        target[at++] = (byte) (0x80 | (c & 0x3F));
        return at;
    }

    /**
     * Reads a text that {@link #write} wrote.
     *
     * @throws CorruptEntryException when the bytes are no such text
     */
    static String read(byte[] source, int offset, int length) {
        String fast = new String(source, offset, length, StandardCharsets.UTF_8);
        // Java's coder puts U+FFFD where it cannot read: only then, or when that character itself was written, look
        // closer.
        return fast.indexOf('\uFFFD') < 0 ? fast : readExactly(source, offset, length);
    }

    private static String readExactly(byte[] source, int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int first = source[at] & 0xFF;
            int size = sizeOf(first);
            if (size == 0 || at + size > end) {
                throw new CorruptEntryException("a text is not UTF-8", at);
            }
            int c = size == 1 ? first : first & (0x7F >> size);
            for (int i = 1; i < size; i++) {
                c = (c << 6) | continuation(source, at + i);
            }
            appendScalar(text, c, at);
            at += size;
        }
        return text.toString();
    }

    private static void appendScalar(StringBuilder text, int c, int at) {
        if (!Character.isValidCodePoint(c)) {
            throw new CorruptEntryException("a text is not UTF-8", at);
        }
        text.appendCodePoint(c);
    }

    private static int sizeOf(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC0) {
            return 0;
        }
        if (first < 0xE0) {
            return 2;
        }
        if (first < 0xF0) {
            return 3;
        }
        return first < 0xF8 ? 4 : 0;
    }

    private static int continuation(byte[] source, int at) {
        int b = source[at] & 0xFF;
        if ((b & 0xC0) != 0x80) {
            throw new CorruptEntryException("a text is not UTF-8", at);
        }
        return b & 0x3F;
    }
}
