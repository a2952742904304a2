package dev.baton.asl.expression;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Reads Base64 as the widely used codec of Apache Commons does: what is no digit of it is passed over, both alphabets are
 * known, the first {@code =} ends the text, and what is left of an incomplete group counts as far as it goes.
 */
public final class LenientBase64 {
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        VALUES['-'] = VALUES['+'];
        VALUES['_'] = VALUES['/'];
    }

    private LenientBase64() {}

    /** The bytes that a text stands for; never fails. */
    public static byte[] decode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 3 / 4);
        int bits = 0;
        int count = 0;
        for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
            char c = text.charAt(i);
            int value = c < VALUES.length ? VALUES[c] : -1;
            if (value < 0) {
                continue;
            }
            bits = bits << 6 | value;
            if (++count == 4) {
                out.write(bits >> 16);
                out.write(bits >> 8);
                out.write(bits);
                count = 0;
            }
        }
        if (count >= 2) {
            out.write(count == 2 ? bits >> 4 : bits >> 10);
        }
        if (count == 3) {
            out.write(bits >> 2);
        }
        return out.toByteArray();
    }
}
