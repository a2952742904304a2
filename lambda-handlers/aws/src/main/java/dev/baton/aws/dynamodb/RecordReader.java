package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {
    private final ByteBuffer bytes;

    private RecordReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads a record.
     *
     * @throws StoreException when it is damaged, or of a form that this version does not know
     */
    static <T> T read(byte[] record, String what, Function<RecordReader, T> reading) {
        try {
            return reading.apply(new RecordReader(record));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException e) {
            throw new StoreException(what + " is damaged", e);
        }
    }

    /** Reads a record whose first byte is the version of its form. */
    static <T> T versioned(byte[] record, int known, String what, Function<RecordReader, T> reading) {
        return read(record, what, reader -> {
            reader.expect(known, what);
            return reading.apply(reader);
        });
    }

    void expect(int known, String what) {
        int form = octet();
        if (form != known) {
            throw new StoreException(what + " has the form " + form + ", this version of Baton knows form " + known);
        }
    }

    int octet() {
        return bytes.get();
    }

    boolean flag() {
        return octet() == 1;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte octet = bytes.get();
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number does not end");
    }

    /** A size that is not negative and below 2³¹. */
    int size() {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("size " + value);
        }
        return (int) value;
    }

    long int64() {
        return bytes.getLong();
    }

    Instant instant() {
        return Instant.ofEpochSecond(int64(), varint());
    }

    Incarnation incarnation() {
        return new Incarnation(int64(), int64());
    }

    byte[] raw(int count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[count];
        bytes.get(value);
        return value;
    }

    String text() {
        return new String(raw(size()), StandardCharsets.UTF_8);
    }

    Optional<String> optionalText() {
        return optional(RecordReader::text);
    }

    <T> Optional<T> optional(Function<RecordReader, T> reading) {
        return flag() ? Optional.of(reading.apply(this)) : Optional.empty();
    }

    Failure failure() {
        return new Failure(optionalText(), optionalText());
    }

    int position() {
        return bytes.position();
    }
}
