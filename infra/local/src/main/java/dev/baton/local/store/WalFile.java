package dev.baton.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One write-ahead log of RocksDB, as far as its framing goes (source: the RocksDB wiki, "Write Ahead Log File Format"):
 * blocks of 32 KiB; in them fragments of masked CRC-32C (4 bytes), length (2), type (1), in recycled logs the low half of the
 * log's number (4), and the payload. A fragment never crosses a block; a rest too short for a header is filled with zeros. In
 * a recycled file the old log's fragments may follow the newest one: they bear another number.
 */
final class WalFile {
    /** How it stands. */
    enum Verdict {
        /** No record at all. */
        EMPTY,
        /** Every record can be read. */
        WHOLE,
        /** The last record cannot be read, as after a power cut. */
        TORN,
        /** A record cannot be read, and others begin after it. */
        DAMAGED
    }

    private static final int BLOCK = 32 << 10;
    private static final int HEADER = 7;
    private static final int RECYCLED_HEADER = 11;
    private static final int TYPE_AT = 6;
    private static final int FULL = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int RECYCLED = 4;
    private static final int OTHER_KINDS = 9;
    private static final int MASK = 0xa282ead8;

    private final ByteBuffer bytes;
    private final int number;

    private WalFile(ByteBuffer bytes, long number) {
        this.bytes = bytes;
        this.number = (int) number;
    }

    static WalFile read(Path log, long number) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(channel.size())).order(ByteOrder.LITTLE_ENDIAN);
            int read;
            do {
                read = channel.read(bytes);
            } while (read >= 0 && bytes.hasRemaining());
            return new WalFile(bytes.flip(), number);
        }
    }

    Verdict verdict() {
        int at = 0;
        boolean inside = false;
        boolean any = false;
        while (true) {
            at = skipTrailer(at);
            if (at == bytes.limit()) {
                return inside ? Verdict.TORN : any ? Verdict.WHOLE : Verdict.EMPTY;
            }
            if (!isWhole(at)) {
                return afterTheEnd(at, any || inside);
            }
            int kind = kind(at);
            inside = kind < OTHER_KINDS && !endsRecord(kind);
            any |= kind < OTHER_KINDS;
            at += header(at) + length(at);
        }
    }

    /** What the first unreadable place means: an end, zeros or an old log's rest after it, or worse. */
    private Verdict afterTheEnd(int end, boolean any) {
        for (int at = end + 1; at + HEADER <= bytes.limit(); at++) {
            if (beginsRecord(kind(at)) && isWhole(at)) {
                return Verdict.DAMAGED;
            }
        }
        if (isZeroOrStale(end)) {
            return any ? Verdict.WHOLE : Verdict.EMPTY;
        }
        return Verdict.TORN;
    }

    private boolean isZeroOrStale(int at) {
        if (at + HEADER > bytes.limit()) {
            return false;
        }
        boolean zero = bytes.getInt(at) == 0 && length(at) == 0 && kind(at) == 0;
        boolean stale =
                isRecycled(kind(at)) && at + RECYCLED_HEADER <= bytes.limit() && bytes.getInt(at + HEADER) != number;
        return zero || stale;
    }

    private int skipTrailer(int at) {
        int left = BLOCK - at % BLOCK;
        boolean trailer = left < HEADER || (left < RECYCLED_HEADER && isZero(at, at + left));
        return trailer ? Math.min(at + left, bytes.limit()) : at;
    }

    private boolean isZero(int from, int to) {
        for (int at = from; at < Math.min(to, bytes.limit()); at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhole(int at) {
        if (at + HEADER > bytes.limit() || kind(at) == 0) {
            return false;
        }
        int header = header(at);
        int end = at + header + length(at);
        if (at % BLOCK + header + length(at) > BLOCK || end > bytes.limit()) {
            return false;
        }
        if (header == RECYCLED_HEADER && bytes.getInt(at + HEADER) != number) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(at + TYPE_AT, end - at - TYPE_AT));
        int value = (int) crc.getValue();
        return bytes.getInt(at) == ((value >>> 15) | (value << 17)) + MASK;
    }

    private int kind(int at) {
        return bytes.get(at + TYPE_AT) & 0xff;
    }

    private int length(int at) {
        return bytes.getShort(at + 4) & 0xffff;
    }

    private int header(int at) {
        return isRecycled(kind(at)) ? RECYCLED_HEADER : HEADER;
    }

    /** Kinds 5 to 8 are the recycled forms of 1 to 4; of the others, which carry settings, odd ones beyond 9 are. */
    private static boolean isRecycled(int kind) {
        return (kind > LAST && kind <= LAST + RECYCLED) || (kind > OTHER_KINDS && kind % 2 == 1);
    }

    private static boolean beginsRecord(int kind) {
        return kind == FULL || kind == FIRST || kind == FULL + RECYCLED || kind == FIRST + RECYCLED;
    }

    private static boolean endsRecord(int kind) {
        return kind == FULL || kind == LAST || kind == FULL + RECYCLED || kind == LAST + RECYCLED;
    }
}
