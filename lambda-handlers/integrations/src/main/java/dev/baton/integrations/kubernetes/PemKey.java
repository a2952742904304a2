package dev.baton.integrations.kubernetes;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in PEM, as clusters on a laptop hand it out: PKCS #8 ({@code PRIVATE KEY}), PKCS #1 ({@code RSA PRIVATE KEY}: kind,
 * minikube) or SEC 1 ({@code EC PRIVATE KEY}: k3s, k3d). Java reads the first only, so the others are put into its envelope.
 */
final class PemKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END", Pattern.DOTALL);
    private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
    private static final byte[] EC = hex("06072a8648ce3d0201");

    private PemKey() {}

    static PrivateKey parse(String pem) throws GeneralSecurityException {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new GeneralSecurityException("no private key that can be read");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
        return switch (matcher.group(1)) {
            case "RSA PRIVATE KEY" -> key("RSA", envelope(RSA, der));
            case "EC PRIVATE KEY" -> key("EC", envelope(sequence(0x30, join(EC, curve(der))), der));
            default -> any(der);
        };
    }

    private static PrivateKey any(byte[] der) throws GeneralSecurityException {
        try {
            return key("RSA", der);
        } catch (GeneralSecurityException e) {
            return key("EC", der);
        }
    }

    private static PrivateKey key(String algorithm, byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** PKCS #8: version 0, the algorithm, the key. */
    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return sequence(0x30, join(new byte[] {2, 1, 0}, algorithm, sequence(0x04, key)));
    }

    /** The object identifier in SEC 1's {@code [0] parameters}, which stands before the optional public key. */
    private static byte[] curve(byte[] der) throws GeneralSecurityException {
        for (int i = 0; i + 3 < der.length; i++) {
            boolean parameters = (der[i] & 0xff) == 0xa0 && der[i + 2] == 0x06 && der[i + 1] == der[i + 3] + 2;
            if (parameters && i + 4 + der[i + 3] <= der.length) {
                byte[] identifier = new byte[der[i + 3] + 2];
                System.arraycopy(der, i + 2, identifier, 0, identifier.length);
                return identifier;
            }
        }
        throw new GeneralSecurityException("an EC key that does not name its curve");
    }

    private static byte[] sequence(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
