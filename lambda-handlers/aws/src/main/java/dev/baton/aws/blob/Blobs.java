package dev.baton.aws.blob;

import java.util.Optional;

/**
 * The port of what is too big for a table. A blob is written before the item that names it, under a key that nobody else
 * draws, and never changed: a key that is written twice holds the same bytes. Throws {@link
 * dev.baton.engine.log.StoreException} when the store cannot answer.
 */
public interface Blobs {

    /** Keeps bytes under a key; durable when this returns. */
    void put(String key, byte[] bytes);

    /** The bytes of that key; strongly consistent. */
    Optional<byte[]> get(String key);
}
