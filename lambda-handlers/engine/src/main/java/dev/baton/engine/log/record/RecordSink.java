package dev.baton.engine.log.record;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Incarnation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A growing array of bytes for a record. Sizes and small numbers are varints, the low bits first; others are big-endian. */
public final class RecordSink {
    private static final int USUAL_SIZE = 512;

    private byte[] bytes;
    private int size;

    public RecordSink() {
        this(USUAL_SIZE);
    }

    /** @param capacity how long the record will be, about */
    public RecordSink(int capacity) {
        bytes = new byte[capacity];
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    public RecordSink octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public RecordSink flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    public RecordSink varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    public RecordSink int64(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (value >>> shift));
        }
        return this;
    }

    public RecordSink instant(Instant at) {
        return int64(at.getEpochSecond()).varint(at.getNano());
    }

    public RecordSink raw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    public RecordSink text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return varint(utf8.length).raw(utf8);
    }

    public RecordSink text(Optional<String> text) {
        return optional(text, RecordSink::text);
    }

    public <T> RecordSink optional(Optional<T> value, BiConsumer<RecordSink, T> writing) {
        flag(value.isPresent());
        value.ifPresent(present -> writing.accept(this, present));
        return this;
    }

    public RecordSink failure(Failure failure) {
        return text(failure.error()).text(failure.cause());
    }

    public RecordSink incarnation(Incarnation incarnation) {
        return int64(incarnation.high()).int64(incarnation.low());
    }

    public byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
