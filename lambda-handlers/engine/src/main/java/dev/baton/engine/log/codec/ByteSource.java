package dev.baton.engine.log.codec;

import java.time.Instant;

/** Reads what {@link ByteSink} wrote. Every length is checked against what is left before anything is made of it. */
final class ByteSource {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int at() {
        return at;
    }

    byte[] array() {
        return bytes;
    }

    int left() {
        return end - at;
    }

    boolean hasMore() {
        return at < end;
    }

    CorruptEntryException corrupt(String what) {
        return new CorruptEntryException(what, at);
    }

    int octet() {
        if (at >= end) {
            throw corrupt("the entry ends early");
        }
        return bytes[at++] & 0xFF;
    }

    int fixed32() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= octet() << shift;
        }
        return value;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = octet();
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw corrupt("a number is too long");
    }

    int varint32() {
        long value = varint();
        if (value != (int) value) {
            throw corrupt("a number is too great");
        }
        return (int) value;
    }

    long signed() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** How many of something follow, each of at least one byte. */
    int count() {
        long count = varint();
        if (count < 0 || count > end - at) {
            throw corrupt("a count or length of " + count + " where " + (end - at) + " bytes are left");
        }
        return (int) count;
    }

    /** Goes on after {@code length} bytes, which {@link #count()} gave. */
    void skip(int length) {
        at += length;
    }

    /** A part that begins with its length; this source goes on after it. */
    ByteSource part() {
        int length = count();
        ByteSource part = new ByteSource(bytes, at, at + length);
        at += length;
        return part;
    }

    Instant instant(Instant base) {
        long seconds = base.getEpochSecond() + signed();
        long nanos = varint();
        long adjustment = (nanos & 1) == 0 ? (nanos >>> 1) * 1_000_000 : nanos >>> 1;
        if (adjustment < 0 || adjustment > 999_999_999) {
            throw corrupt("a second has no " + adjustment + " nanoseconds");
        }
        return Instant.ofEpochSecond(seconds, adjustment);
    }
}
