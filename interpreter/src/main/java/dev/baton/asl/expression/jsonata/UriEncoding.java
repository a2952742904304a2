package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code $encodeUrl}, {@code $decodeUrl} and their kin as JavaScript has them; the library makes a blank a plus sign. */
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

    /** {@code decodeURI}: what separates the parts of a URI stays encoded. */
    static @Nullable Object decodedUri(@Nullable String text) {
        return text == null ? null : decoded("decodeUrl", text, RESERVED);
    }

    /** {@code decodeURIComponent}. */
    static @Nullable Object decodedComponent(@Nullable String text) {
        return text == null ? null : decoded("decodeUrlComponent", text, "");
    }

    private static String decoded(String function, String text, String kept) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '%') {
                out.append(text.charAt(at++));
                continue;
            }
            int end = at;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (end < text.length() && text.charAt(end) == '%') {
                bytes.write(octet(function, text, end));
                end += 3;
            }
            appendDecoded(function, text, bytes.toByteArray(), kept, out);
            at = end;
        }
        return out.toString();
    }

    private static int octet(String function, String text, int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed(function, text);
        }
        return high << 4 | low;
    }

    private static void appendDecoded(String function, String text, byte[] bytes, String kept, StringBuilder out) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            for (int i = 0; i < decoded.length(); i++) {
                char c = decoded.charAt(i);
                if (kept.indexOf(c) >= 0) {
                    out.append('%').append(hex(c >> 4)).append(hex(c));
                } else {
                    out.append(c);
                }
            }
        } catch (CharacterCodingException e) {
            throw malformed(function, text);
        }
    }

    private static JException malformed(String function, String text) {
        return new JException("D3140: Malformed URL passed to $" + function + "(): \"" + text + "\"", -1);
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
