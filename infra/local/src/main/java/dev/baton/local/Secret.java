package dev.baton.local;

import dev.baton.engine.log.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that seals tokens, in a file of the store's folder: tokens that were handed out outlive the process. */
final class Secret {
    static final int BYTES = 32;
    private static final int ACCESS_TOKEN_BYTES = 16;
    private static final String FILE = "secret";

    private Secret() {}

    /** Reads it, or draws it and writes it down, durably, before anything is sealed with it. */
    static byte[] of(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return checked(file, Files.readAllBytes(file));
            }
            byte[] drawn = new byte[BYTES];
            new SecureRandom().nextBytes(drawn);
            write(folder, drawn);
            return drawn;
        } catch (IOException e) {
            throw new StoreException("the secret of task tokens in " + file + " cannot be read or written: " + e, e);
        }
    }

    /** A token for clients that is derived from the secret and does not tell it, in the form of an access key id. */
    static String accessToken(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] derived = mac.doFinal("access token of clients".getBytes(StandardCharsets.US_ASCII));
            return "BATON" + HexFormat.of().withUpperCase().formatHex(derived, 0, ACCESS_TOKEN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] checked(Path file, byte[] secret) {
        if (secret.length != BYTES) {
            throw new StoreException(file + " does not hold " + BYTES
                    + " bytes. Restore it from a copy; without it, task tokens that were handed out are"
                    + " refused: delete it to accept that.");
        }
        return secret;
    }

    private static void write(Path folder, byte[] secret) throws IOException {
        Path fresh = folder.resolve(FILE + ".new");
        Files.write(fresh, secret);
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        force(fresh, StandardOpenOption.WRITE);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        force(folder, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
