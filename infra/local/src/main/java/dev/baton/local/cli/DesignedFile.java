package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The one file that the designer has open. It is read and written whole, byte for byte, and not over what another wrote meanwhile:
 * who writes tells which version he has read.
 *
 * @param path as the user named it, for messages
 */
record DesignedFile(Path path) {

    /**
     * What stands in it.
     *
     * @param text the file's text, unchanged
     * @param version of the bytes: the same for the same
     */
    record Content(String text, String version) {}

    /** The file is another, or gone, since it was read. */
    static final class ChangedException extends Exception {
        private static final long serialVersionUID = 1L;

        ChangedException(Path path) {
            super(path + " was changed since it was opened; nothing was written");
        }
    }

    /**
     * Reads it.
     *
     * @throws UserMistake when it cannot be read, or is no definition's text: see {@link #json}
     */
    Content read() {
        String text = InputFiles.read(path);
        json(text);
        return new Content(text, versionOf(bytes(text)));
    }

    /**
     * Writes it: all or nothing, where a link leads to, with the rights that the file has.
     *
     * @param version that the writer has read
     * @return the content as it is now
     * @throws ChangedException when the file has another version; it is left as it is
     * @throws UserMistake when it cannot be written, or the text is no definition's: see {@link #json}
     */
    synchronized Content write(String text, String version) throws ChangedException {
        json(text);
        byte[] bytes = bytes(text);
        try {
            if (!Files.isRegularFile(path)
                    || !versionOf(Files.readAllBytes(path)).equals(version)) {
                throw new ChangedException(path);
            }
            replace(path.toRealPath(), bytes);
        } catch (IOException e) {
            throw new UserMistake(path + ": cannot be written: " + e, e);
        }
        return new Content(text, versionOf(bytes));
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
        Path written = Files.createTempFile(folder, ".baton-", ".tmp");
        try {
            Files.write(written, bytes);
            PosixFileAttributeView rights = Files.getFileAttributeView(written, PosixFileAttributeView.class);
            if (rights != null) {
                rights.setPermissions(Files.getPosixFilePermissions(file));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /**
     * A text of this file as JSON, whose lines are those of the text: YAML by the file's ending.
     *
     * @throws UserMistake when it is none, or no object; the message names the place
     */
    String json(String text) {
        String json = DefinitionFile.isYaml(path) ? YamlText.toJson(path, text) : text;
        try {
            if (!Json.parse(json).node().isObject()) {
                throw new UserMistake(path + ": a definition is an object with States");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new UserMistake(path + ": no JSON: " + JsonFault.of(e), e);
        }
    }

    /** Half a surrogate pair has no bytes, and is not replaced by a question mark. */
    private byte[] bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new UserMistake(path + ": the text has half a character, which UTF-8 cannot hold", e);
        }
    }

    private static String versionOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
