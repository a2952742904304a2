package dev.baton.engine.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of a definition: SHA-256 of its text, 64 lower-case hexadecimal digits. AWS compares definitions byte for byte
 * (recording {@code sfn_api/test_create_duplicate_definition_format_sm}), so equal ids mean what AWS calls the same
 * definition.
 */
public final class DefinitionId {

    private DefinitionId() {}

    /** The id of that text. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
