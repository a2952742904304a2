package dev.baton.aws.dynamodb;

import dev.baton.aws.blob.Blobs;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.RecordSink;
import dev.baton.engine.log.record.RecordSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes as an attribute: compressed if that pays, and where they do not fit an item, the place where they lie. Their first
 * byte is the version of the form. What lies elsewhere is written before the item that names it.
 */
final class Bodies {
    /** What an item carries itself; with its other attributes it stays below 400 KB. */
    static final int LARGEST_INLINE = 380_000;
    /** More than that goes to the blobs, if there are any: there a megabyte costs one request instead of 1,000 units. */
    static final int LARGEST_IN_PARTS = 1_500_000;

    private static final int FORM = 1;
    private static final int COMPRESSED = 1;
    private static final int IN_PARTS = 2;
    private static final int IN_BLOB = 4;

    private final Compression compression = new Compression();
    private final Parts parts;
    private final Optional<Blobs> blobs;

    Bodies(Parts parts, Optional<Blobs> blobs) {
        this.parts = parts;
        this.blobs = blobs;
    }

    /** The attribute for bytes that surely fit an item. */
    byte[] inline(byte[] raw) {
        Optional<byte[]> compressed = compression.compress(raw);
        return header(compressed.isPresent() ? COMPRESSED : 0, raw.length)
                .raw(compressed.orElse(raw))
                .toBytes();
    }

    /**
     * The attribute for bytes of any size.
     *
     * @param pk the partition in which its item will lie
     * @param place unique in the partition: where what does not fit the item lies
     * @param kept until when at least; empty: for ever
     */
    byte[] write(String pk, String place, byte[] raw, Optional<Instant> kept) {
        byte[] attribute = inline(raw);
        if (attribute.length <= LARGEST_INLINE) {
            return attribute;
        }
        int start = header(0, raw.length).toBytes().length;
        byte[] content = Arrays.copyOfRange(attribute, start, attribute.length);
        int compressed = attribute[1] & COMPRESSED;
        if (content.length > LARGEST_IN_PARTS && blobs.isPresent()) {
            String key = pk + "/" + place;
            blobs.get().put(key, content);
            return header(compressed | IN_BLOB, raw.length).text(key).toBytes();
        }
        int count = parts.write(pk, place, content, kept);
        return header(compressed | IN_PARTS, raw.length)
                .varint(count)
                .text(place)
                .toBytes();
    }

    private static RecordSink header(int flags, int rawLength) {
        return new RecordSink().octet(FORM).octet(flags).varint(rawLength);
    }

    /** The bytes that {@link #inline} or {@link #write} was given. */
    byte[] read(String pk, byte[] attribute) {
        return RecordSource.versioned(attribute, FORM, "a body", source -> {
            int flags = source.octet();
            int rawLength = source.size();
            if ((flags & (IN_PARTS | IN_BLOB)) == 0) {
                return restored(flags, attribute, source.position(), rawLength);
            }
            byte[] content =
                    (flags & IN_BLOB) != 0 ? blob(source.text()) : parts.read(pk, source.size(), source.text());
            return restored(flags, content, 0, rawLength);
        });
    }

    private byte[] restored(int flags, byte[] content, int offset, int rawLength) {
        if ((flags & COMPRESSED) != 0) {
            return compression.decompress(content, offset, rawLength);
        }
        if (content.length - offset != rawLength) {
            throw new StoreException("a body is damaged: " + (content.length - offset) + " bytes of " + rawLength);
        }
        return offset == 0 ? content : Arrays.copyOfRange(content, offset, content.length);
    }

    private byte[] blob(String key) {
        return blobs.flatMap(store -> store.get(key))
                .orElseThrow(() -> new StoreException("there is no blob " + key + ", or no place for blobs is set"));
    }
}
