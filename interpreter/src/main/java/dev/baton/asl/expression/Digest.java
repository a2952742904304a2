package dev.baton.asl.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The five digests that {@code States.Hash} and {@code $hash} offer. */
public final class Digest {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private Digest() {}

    /** Lower-case hex of the digest of a text's UTF-8 bytes; empty when the algorithm is not offered. */
    public static Optional<String> hex(String text, String algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            return Optional.empty();
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
