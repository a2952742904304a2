package dev.baton.engine.log.record;

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

/** Reads what {@link RecordSink} wrote. */
public final class RecordSource {
    private final ByteBuffer bytes;

    private RecordSource(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads a record.
     *
     * @throws StoreException when it is damaged, or of a form that this version does not know
     */
    public static <T> T read(byte[] record, String what, Function<RecordSource, T> reading) {
        try {
            return reading.apply(new RecordSource(record));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException e) {
            throw new StoreException(what + " is damaged", e);
        }
    }

    /** Reads a record whose first byte is the version of its form. */
    public static <T> T versioned(byte[] record, int known, String what, Function<RecordSource, T> reading) {
        return read(record, what, source -> {
            source.expect(known, what);
            return reading.apply(source);
        });
    }

    /**
     * Reads a version.
     *
     * @throws StoreException when it is not the known one
     */
    void expect(int known, String what) {
        int form = octet();
        if (form != known) {
            throw unknown(form, known, what);
        }
    }

    static StoreException unknown(int form, int known, String what) {
        return new StoreException(what + " has the form " + form + ", this version of Baton knows form " + known);
    }

    public int octet() {
        return bytes.get();
    }

    public boolean flag() {
        return octet() == 1;
    }

    public long varint() {
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
    public int size() {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("size " + value);
        }
        return (int) value;
    }

    public long int64() {
        return bytes.getLong();
    }

    public Instant instant() {
        return Instant.ofEpochSecond(int64(), varint());
    }

    public Failure failure() {
        return new Failure(optionalText(), optionalText());
    }

    public Incarnation incarnation() {
        return new Incarnation(int64(), int64());
    }

    public byte[] raw(int count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[count];
        bytes.get(value);
        return value;
    }

    public String text() {
        return new String(raw(size()), StandardCharsets.UTF_8);
    }

    public Optional<String> optionalText() {
        return optional(RecordSource::text);
    }

    public <T> Optional<T> optional(Function<RecordSource, T> reading) {
        return flag() ? Optional.of(reading.apply(this)) : Optional.empty();
    }

    public int position() {
        return bytes.position();
    }
}
