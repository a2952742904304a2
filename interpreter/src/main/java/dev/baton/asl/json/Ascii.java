package dev.baton.asl.json;

import java.nio.charset.StandardCharsets;

/** Whether texts are ASCII, so that a char of theirs is a byte. */
public final class Ascii {
    /** Longer texts are left to the JDK's coders, which take many chars at once. */
    private static final int LONG_TEXT = 512;

    private Ascii() {}

    /** Whether no char of the text is beyond 0x7f. */
    public static boolean isAll(String text) {
        return text.length() < LONG_TEXT ? isShort(text) : isLong(text);
    }

    private static boolean isShort(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** What is not ASCII comes back as a question mark, and so as another text. */
    private static boolean isLong(String text) {
        return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.ISO_8859_1).equals(text);
    }
}
