package dev.baton.aws.dynamodb;

import dev.baton.engine.log.StoreException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflate with a preset dictionary. A body pays for itself by the byte: stored for 90 days, a kilobyte costs more than its
 * write. Compressors are kept for reuse, because each holds a quarter of a megabyte outside the heap. Thread-safe.
 */
final class Compression {
    /** Below this, the answer is nearly always no. */
    private static final int WORTH_TRYING = 96;

    private static final int KEPT = 16;
    /** No deflated byte stands for more. */
    private static final long LARGEST_RATIO = 1032;

    private final ArrayBlockingQueue<Deflater> deflaters = new ArrayBlockingQueue<>(KEPT);
    private final ArrayBlockingQueue<Inflater> inflaters = new ArrayBlockingQueue<>(KEPT);

    /** The compressed form, if it is smaller by a sixteenth at least. */
    Optional<byte[]> compress(byte[] raw) {
        if (raw.length < WORTH_TRYING) {
            return Optional.empty();
        }
        Deflater kept = deflaters.poll();
        Deflater deflater = kept == null ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : kept;
        try {
            return deflate(deflater, raw);
        } finally {
            deflater.reset();
            if (!deflaters.offer(deflater)) {
                deflater.end();
            }
        }
    }

    private static Optional<byte[]> deflate(Deflater deflater, byte[] raw) {
        deflater.setDictionary(CompressionDictionary.bytes());
        deflater.setInput(raw);
        deflater.finish();
        byte[] target = new byte[raw.length - raw.length / 16];
        int size = deflater.deflate(target);
        return deflater.finished() ? Optional.of(Arrays.copyOf(target, size)) : Optional.empty();
    }

    /**
     * What {@link #compress} was given.
     *
     * @param rawLength as it was; not trusted beyond what the bytes yield
     */
    byte[] decompress(byte[] bytes, int offset, int rawLength) {
        if (rawLength > LARGEST_RATIO * (bytes.length - offset)) {
            throw new StoreException("a compressed body is damaged: it cannot hold " + rawLength + " bytes");
        }
        Inflater kept = inflaters.poll();
        Inflater inflater = kept == null ? new Inflater(true) : kept;
        try {
            inflater.setDictionary(CompressionDictionary.bytes());
            inflater.setInput(bytes, offset, bytes.length - offset);
            byte[] raw = new byte[rawLength];
            int size = inflater.inflate(raw);
            if (size != rawLength) {
                throw new StoreException("a compressed body is damaged: " + size + " bytes instead of " + rawLength);
            }
            return raw;
        } catch (DataFormatException e) {
            throw new StoreException("a compressed body is damaged", e);
        } finally {
            inflater.reset();
            if (!inflaters.offer(inflater)) {
                inflater.end();
            }
        }
    }
}
