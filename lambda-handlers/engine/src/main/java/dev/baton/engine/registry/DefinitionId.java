package dev.baton.engine.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of a definition: SHA-256 of its text, 64 lower-case hexadecimal digits; of one that is encrypted by a key of the customer's an {@code s}
 * and a SHA-256 that is also of its machine and its key. So an execution, which is pinned to its definition, is pinned to the key. AWS compares definitions byte for byte
 * (recording {@code sfn_api/test_create_duplicate_definition_format_sm}), so equal ids mean what AWS calls the same
 * definition.
 */
public final class DefinitionId {
    /** No hexadecimal digit. */
    private static final String SEALED = "s";

    private DefinitionId() {}

    /** The id of that text as a machine of that encryption has it. */
    public static String of(String text, String stateMachineArn, EncryptionSettings encryption) {
        return encryption
                .customerKey()
                .map(key -> SEALED
                        + of(String.join(
                                "\0",
                                stateMachineArn,
                                key.kmsKeyId(),
                                Integer.toString(key.reusePeriodSeconds()),
                                text)))
                .orElseGet(() -> of(text));
    }

    /** Whether it is the id of a definition that is encrypted by a key of the customer's, and so whether executions by it are. */
    public static boolean isSealed(String id) {
        return id.startsWith(SEALED);
    }

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
