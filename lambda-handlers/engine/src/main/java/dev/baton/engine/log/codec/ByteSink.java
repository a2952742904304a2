package dev.baton.engine.log.codec;

import java.time.Instant;
import java.util.Arrays;

/**
 * A growing array of bytes. Integers are varints (seven bits a byte, low ones first); signed ones are zig-zagged first.
 */
final class ByteSink {
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The bytes themselves, when the capacity was foretold exactly; else a copy. */
    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    byte[] array() {
        return bytes;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void fixed32(int value) {
        reserve(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void varint(long value) {
        if (bytes.length - size < LONGEST_VARINT) {
            int length = varintLength(value);
            reserve(length);
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    static int varintLength(long value) {
        return (63 - Long.numberOfLeadingZeros(value | 1)) / 7 + 1;
    }

    void signed(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    /** A text's length in bytes and its bytes. */
    void text(String text, int utf8Length) {
        varint(utf8Length);
        reserve(utf8Length);
        size = Utf8.write(text, utf8Length, bytes, size);
    }

    void append(ByteSink other) {
        reserve(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    /** An instant as its distance to another: two bytes when they are equal. */
    void instant(Instant instant, Instant base) {
        signed(instant.getEpochSecond() - base.getEpochSecond());
        int nanos = instant.getNano();
        // Most clocks and all timestamps of definitions are whole milliseconds.
        if (nanos % 1_000_000 == 0) {
            varint((nanos / 1_000_000) << 1);
        } else {
            varint(((long) nanos << 1) | 1);
        }
    }
}
