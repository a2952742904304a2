package dev.baton.local.store;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {
    private final ByteBuffer bytes;

    RecordReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads a record whose first byte is the version of its form.
     *
     * @throws StoreException when the form is an unknown newer one, or the record is damaged
     */
    static <T> T versioned(byte[] record, int known, String what, Function<RecordReader, T> reading) {
        RecordReader reader = new RecordReader(record);
        try {
            int version = reader.octet();
            if (version != known) {
                throw new StoreException(
                        what + " has the form " + version + ", this version of Baton knows form " + known);
            }
            return reading.apply(reader);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new StoreException(what + " is damaged", e);
        }
    }

    int octet() {
        return bytes.get();
    }

    int int32() {
        return bytes.getInt();
    }

    long int64() {
        return bytes.getLong();
    }

    Instant instant() {
        return Instant.ofEpochSecond(int64() ^ Long.MIN_VALUE, int32());
    }

    Instant descendingInstant() {
        return Instant.ofEpochSecond(~int64() ^ Long.MIN_VALUE, ~int32());
    }

    Incarnation incarnation() {
        return new Incarnation(int64(), int64());
    }

    String text() {
        int length = int32();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    Optional<String> optionalText() {
        return octet() == 0 ? Optional.empty() : Optional.of(text());
    }

    Failure failure() {
        return new Failure(optionalText(), optionalText());
    }

    RecordReader skip(int count) {
        bytes.position(bytes.position() + count);
        return this;
    }

    /** All that is left. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
    }
}
