package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ListPosition;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.token.TokenKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The layout of the keys. The first byte says what lies there; an execution has a number, its id, given in the order of
 * writing, so that its rows lie together and in the order of time.
 *
 * <pre>
 * n ARN                                   the newest incarnation of an execution's name: id, incarnation
 * h id                                    head
 * i id                                    input too big for the head, when no entry holds it
 * l listing-ARN 0 status ~start ~id       a machine's (version's, alias's) executions: stop date, or nothing
 * d dueAt id                              open executions
 * x stop-date id                          closed executions, for the end of their retention
 * t incarnation attempt                   token
 * q number                                express input
 * k incarnation                           the number of that express input
 * M ARN, V ARN 0 ~number, C created ARN   machine, version, machines by creation
 * A ARN 0 name                            alias
 * Y ARN, Z created ARN                    activity, activities by creation
 * D id                                    definition
 * s kind ~key 255                         side record
 * w clue ~start ~id                       executions to which a clue leads
 * v id                                    the clues of an execution's start
 * W                                       that all executions are in that index
 * (entries) id seq                        entry
 * </pre>
 */
final class Keys {
    static final byte[] HEADS = {'h'};
    static final byte[] DUES = {'d'};
    static final byte[] STOPS = {'x'};
    static final byte[] EXPRESS = {'q'};
    static final byte[] MACHINES_BY_CREATION = {'C'};
    static final byte[] ACTIVITIES_BY_CREATION = {'Z'};
    /** Rows of clues. */
    static final byte[] CLUES = {'w'};
    /** What clues each execution has. */
    static final byte[] CLUES_OF = {'v'};
    /** That all executions can be found by their clues. */
    static final byte[] INDEXED = {'W'};

    private static final int ID_KEY = 9;
    private static final int TIME_KEY = 21;
    private static final int MANY = 128;

    private Keys() {}

    static byte[] name(String executionArn) {
        return new RecordWriter(MANY).octet('n').rawText(executionArn).toBytes();
    }

    static byte[] head(long id) {
        return numbered('h', id);
    }

    static byte[] input(long id) {
        return numbered('i', id);
    }

    static byte[] express(long number) {
        return numbered('q', number);
    }

    private static byte[] numbered(char kind, long id) {
        return new RecordWriter(ID_KEY).octet(kind).int64(id).toBytes();
    }

    /** The number at the end of a key. */
    static long lastNumber(byte[] key) {
        return ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
    }

    static byte[] expressNumber(ExecutionKey key) {
        return incarnation('k', key.incarnation()).toBytes();
    }

    static byte[] token(TokenKey key) {
        return incarnation('t', key.execution().incarnation())
                .int64(key.attempt())
                .toBytes();
    }

    static byte[] tokens(Incarnation incarnation) {
        return incarnation('t', incarnation).toBytes();
    }

    private static RecordWriter incarnation(char kind, Incarnation incarnation) {
        return new RecordWriter(25).octet(kind).int64(incarnation.high()).int64(incarnation.low());
    }

    /** Open ones that are not due at all come last. */
    static byte[] due(Optional<Instant> at, long id) {
        return new RecordWriter(TIME_KEY)
                .octet('d')
                .instant(at.orElse(Instant.MAX))
                .int64(id)
                .toBytes();
    }

    static byte[] stop(Instant stopDate, long id) {
        return new RecordWriter(TIME_KEY).octet('x').instant(stopDate).int64(id).toBytes();
    }

    /** The time in a key of {@link #due} or {@link #stop}. */
    static Instant time(byte[] key) {
        return new RecordReader(key).skip(1).instant();
    }

    static byte[] listing(String arn, ExecutionStatus status) {
        return listingWriter(arn, status).toBytes();
    }

    static byte[] listed(String arn, ExecutionStatus status, ListPosition position) {
        return listingWriter(arn, status)
                .descending(position.start())
                .int64(~position.ordinal())
                .toBytes();
    }

    private static RecordWriter listingWriter(String arn, ExecutionStatus status) {
        return new RecordWriter(MANY).octet('l').rawText(arn).octet(0).octet(code(status));
    }

    /** The executions to which a clue leads: {@link ClueKeys#bits}. */
    static byte[] clues(long bits) {
        return numbered('w', bits);
    }

    static byte[] clue(long bits, ListPosition position) {
        return new RecordWriter(29)
                .octet('w')
                .int64(bits)
                .descending(position.start())
                .int64(~position.ordinal())
                .toBytes();
    }

    /** The clues of an execution. */
    static byte[] cluesOf(long id) {
        return numbered('v', id);
    }

    static ListPosition position(byte[] listedKey) {
        RecordReader reader = new RecordReader(listedKey).skip(listedKey.length - 20);
        return new ListPosition(reader.descendingInstant(), ~reader.int64());
    }

    /** Stored, so never renumbered. */
    static int code(ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> 1;
            case SUCCEEDED -> 2;
            case FAILED -> 3;
            case TIMED_OUT -> 4;
            case ABORTED -> 5;
        };
    }

    static ExecutionStatus status(int code) {
        return switch (code) {
            case 1 -> ExecutionStatus.RUNNING;
            case 2 -> ExecutionStatus.SUCCEEDED;
            case 3 -> ExecutionStatus.FAILED;
            case 4 -> ExecutionStatus.TIMED_OUT;
            case 5 -> ExecutionStatus.ABORTED;
            default -> throw new IllegalArgumentException("status " + code);
        };
    }

    static byte[] entry(long id, long seq) {
        return new RecordWriter(16).int64(id).int64(seq).toBytes();
    }

    static byte[] entries(long id) {
        return new RecordWriter(8).int64(id).toBytes();
    }

    static byte[] machine(String arn) {
        return new RecordWriter(MANY).octet('M').rawText(arn).toBytes();
    }

    /** @param prefix {@link #MACHINES_BY_CREATION} or {@link #ACTIVITIES_BY_CREATION} */
    static byte[] byCreation(byte[] prefix, long createdMillis, String arn) {
        return new RecordWriter(MANY)
                .octet(prefix[0])
                .int64(createdMillis ^ Long.MIN_VALUE)
                .rawText(arn)
                .toBytes();
    }

    static byte[] activity(String arn) {
        return new RecordWriter(MANY).octet('Y').rawText(arn).toBytes();
    }

    static byte[] versions(String machineArn) {
        return new RecordWriter(MANY).octet('V').rawText(machineArn).octet(0).toBytes();
    }

    /** The highest number sorts first. */
    static byte[] version(String machineArn, int number) {
        return new RecordWriter(MANY)
                .octet('V')
                .rawText(machineArn)
                .octet(0)
                .int32(~number)
                .toBytes();
    }

    static byte[] aliases(String machineArn) {
        return new RecordWriter(MANY).octet('A').rawText(machineArn).octet(0).toBytes();
    }

    static byte[] alias(String machineArn, String name) {
        return new RecordWriter(MANY)
                .octet('A')
                .rawText(machineArn)
                .octet(0)
                .rawText(name)
                .toBytes();
    }

    static byte[] definition(String id) {
        return new RecordWriter(MANY).octet('D').rawText(id).toBytes();
    }

    static byte[] sides(SideRecords.Kind kind) {
        return new RecordWriter(2).octet('s').octet(kind.code()).toBytes();
    }

    /** The highest key sorts first: its bytes are turned over, and the end counts more than any of them. */
    static byte[] side(SideRecords.Kind kind, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        RecordWriter writer = new RecordWriter(MANY).octet('s').octet(kind.code());
        for (byte octet : text) {
            writer.octet(~octet & 0xff);
        }
        return writer.octet(0xff).toBytes();
    }

    /** What the keys of all records begin with whose own begin so. */
    static byte[] sidesFrom(SideRecords.Kind kind, String prefix) {
        byte[] whole = side(kind, prefix);
        return Arrays.copyOf(whole, whole.length - 1);
    }

    /** The key in a key of {@link #side}. */
    static String sideKey(byte[] row) {
        byte[] text = Arrays.copyOfRange(row, 2, row.length - 1);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ~text[i];
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The first key after all that begin with the prefix. */
    static byte[] after(byte[] prefix) {
        byte[] next = prefix.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            next[i]++;
            if (next[i] != 0) {
                return Arrays.copyOf(next, i + 1);
            }
        }
        throw new IllegalArgumentException("no key comes after " + Arrays.toString(prefix));
    }

    /** The first key after this one. */
    static byte[] next(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }
}
