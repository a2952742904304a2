package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A growing array of bytes for binary attributes. Sizes and small numbers are varints. */
final class RecordWriter {
    private byte[] bytes = new byte[512];
    private int size;

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

    RecordWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    RecordWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    RecordWriter int64(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (value >>> shift));
        }
        return this;
    }

    RecordWriter instant(Instant at) {
        return int64(at.getEpochSecond()).varint(at.getNano());
    }

    RecordWriter raw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    RecordWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return varint(utf8.length).raw(utf8);
    }

    RecordWriter text(Optional<String> text) {
        return optional(text, RecordWriter::text);
    }

    <T> RecordWriter optional(Optional<T> value, BiConsumer<RecordWriter, T> writing) {
        flag(value.isPresent());
        value.ifPresent(present -> writing.accept(this, present));
        return this;
    }

    RecordWriter failure(Failure failure) {
        return text(failure.error()).text(failure.cause());
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
