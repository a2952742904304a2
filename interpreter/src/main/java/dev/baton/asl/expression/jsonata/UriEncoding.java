package dev.baton.asl.expression.jsonata;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code $encodeUrl} and {@code $encodeUrlComponent} as JavaScript has them; the library makes a blank a plus sign. */
final class UriEncoding {
    private static final String UNRESERVED = "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private UriEncoding() {}

    /** {@code encodeURI}: what separates the parts of a URI stays. */
    static @Nullable Object uri(@Nullable String text) {
        return encode(text, UNRESERVED + RESERVED);
    }

    /** {@code encodeURIComponent}. */
    static @Nullable Object component(@Nullable String text) {
        return encode(text, UNRESERVED);
    }

    private static @Nullable Object encode(@Nullable String text, String plain) {
        if (text == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || plain.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c));
            }
        }
        return out.toString();
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
    }
}
