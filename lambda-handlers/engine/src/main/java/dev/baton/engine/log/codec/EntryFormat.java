package dev.baton.engine.log.codec;

import dev.baton.engine.log.EncodedEntry;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a body is laid out:
 *
 * <pre>
 * version           one byte
 * flags             one byte; 1: a snapshot
 * time              of the step, as seconds and nanoseconds since 1970; other instants are distances to it
 * strings           new in the chain: how many, then each as length and UTF-8
 * payloads          new in the chain: the same
 * state             length, then what changed: {@link StateEncoder}
 * events            runs of events, each with its length: {@link EventsEncoder}
 * checksum          CRC32C of all before it, then of seq, snapshotSeq, firstEventId and eventCount; four bytes
 * </pre>
 *
 * <p>An entry is written in the oldest version that can say what is in it, so that processes of an older version go on with
 * executions that need nothing newer. Version 2 knows, beside version 1, submissions of task attempts ({@link
 * StateCodes#SUBMITTED_TASK}), and ends its state with {@link StateAdditions}. Version 3 knows frames of closed executions, the
 * time of a redrive, and what a redrive changed.
 */
final class EntryFormat {
    /** The newest. */
    static final int VERSION = 3;

    /** In which entries are written that hold nothing newer. */
    static final int PLAIN = 1;

    /** Which began to know submissions and additions. */
    static final int WITH_ADDITIONS = 2;

    /** Which began to know what redrives need. */
    static final int WITH_REDRIVES = 3;

    static final int SNAPSHOT = 1;
    static final int CHECKSUM_BYTES = 4;

    private EntryFormat() {}

    /** Binds the body to its place: an entry that was put under another number, or beside other events, is noticed. */
    static int checksum(byte[] body, int length, long seq, long snapshotSeq, long firstEventId, int eventCount) {
        CRC32C crc = new CRC32C();
        crc.update(body, 0, length);
        ByteBuffer place = ByteBuffer.allocate(28);
        place.putLong(seq).putLong(snapshotSeq).putLong(firstEventId).putInt(eventCount);
        crc.update(place.flip());
        return (int) crc.getValue();
    }

    /**
     * Whether this is an entry that this program can read.
     *
     * @throws UnknownCodecVersionException when a newer one wrote it
     * @throws CorruptEntryException when it is not what was written
     */
    static void check(EncodedEntry entry) {
        byte[] body = entry.body();
        if (body.length == 0) {
            throw new CorruptEntryException("it is empty", 0);
        }
        int version = body[0] & 0xFF;
        if (version > VERSION) {
            throw new UnknownCodecVersionException(entry.seq(), version);
        }
        if (version == 0) {
            throw new CorruptEntryException("it has the codec version 0", 0);
        }
        int end = body.length - CHECKSUM_BYTES;
        if (end < 1 || new ByteSource(body, end, body.length).fixed32() != checksumOf(entry, end)) {
            throw new CorruptEntryException("it is not what was written: its checksum differs", end);
        }
    }

    private static int checksumOf(EncodedEntry entry, int length) {
        return checksum(
                entry.body(), length, entry.seq(), entry.snapshotSeq(), entry.firstEventId(), entry.eventCount());
    }
}
