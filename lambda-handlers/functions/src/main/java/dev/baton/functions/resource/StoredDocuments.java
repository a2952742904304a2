package dev.baton.functions.resource;

import java.util.Optional;

/** Texts that lie in S3. */
public interface StoredDocuments {
    /**
     * The text of an object.
     *
     * @param version of a bucket that keeps versions
     * @throws IllegalArgumentException when it cannot be read; the message says why
     */
    String read(String bucket, String key, Optional<String> version);
}
