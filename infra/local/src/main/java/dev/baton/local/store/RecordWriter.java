package dev.baton.local.store;

import dev.baton.asl.execution.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A growing array of bytes for keys and records. Numbers are big-endian, so that keys sort as their numbers do. */
final class RecordWriter {
    private byte[] bytes;
    private int size;

    RecordWriter(int capacity) {
        bytes = new byte[capacity];
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    RecordWriter octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    RecordWriter int32(int value) {
        reserve(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    RecordWriter int64(long value) {
        return int32((int) (value >>> Integer.SIZE)).int32((int) value);
    }

    /** 12 bytes that sort by time. */
    RecordWriter instant(Instant at) {
        return int64(at.getEpochSecond() ^ Long.MIN_VALUE).int32(at.getNano());
    }

    /** 12 bytes that sort the other way round. */
    RecordWriter descending(Instant at) {
        return int64(~(at.getEpochSecond() ^ Long.MIN_VALUE)).int32(~at.getNano());
    }

    RecordWriter raw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** Without its length: the last part of a key, or one that a zero ends. */
    RecordWriter rawText(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    RecordWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return int32(utf8.length).raw(utf8);
    }

    RecordWriter text(Optional<String> text) {
        octet(text.isPresent() ? 1 : 0);
        text.ifPresent(this::text);
        return this;
    }

    RecordWriter failure(Failure failure) {
        return text(failure.error()).text(failure.cause());
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
