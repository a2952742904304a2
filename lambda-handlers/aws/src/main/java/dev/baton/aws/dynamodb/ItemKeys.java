package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.search.Clue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Keys of the executions table and its indexes. */
final class ItemKeys {
    /**
     * Parts of an index key. A partition takes 1,000 writes a second; a machine with 5,000 starts a second writes 10,000
     * times a second to its running ones: when they start and when they leave.
     */
    static final int SHARDS = 16;

    private static final int SEQ_DIGITS = 12;
    private static final int CLUE_BYTES = 18;
    private static final String ENTRY = "e";

    private ItemKeys() {}

    static String entry(long seq) {
        return ENTRY + Sortable.number(seq, SEQ_DIGITS);
    }

    /** Where the parts of an entry begin. Drivers that race write each their own. */
    static String entryParts(long seq, CommitId commit) {
        return "p" + Sortable.number(seq, SEQ_DIGITS) + "%016x%016x".formatted(commit.high(), commit.low());
    }

    static long seq(String sortKey) {
        return Long.parseLong(sortKey.substring(ENTRY.length()));
    }

    static String token(long attempt) {
        return "t" + attempt;
    }

    /** The index key under which an execution of that machine and status stands. */
    static String list(String machineArn, ExecutionStatus status, int shard) {
        return machineArn + "#" + status + "#" + shard;
    }

    /**
     * Where the executions of a machine stand to which a clue leads. As long for a long value as for a short one: a partition key has
     * 2,048 bytes.
     */
    static String clue(String machineArn, Clue clue) {
        try {
            byte[] text = (machineArn + " " + clue.word()).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return "clue#" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, CLUE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where the names of a machine's executions stand. */
    static String names(String machineArn, int shard) {
        return "names#" + machineArn + "#" + shard;
    }

    static String due(int shard) {
        return "due#" + shard;
    }

    static String express(int shard) {
        return "express#" + shard;
    }

    /** Which shard an item belongs to, for ever: String's hash is specified. */
    static int shard(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash >>> 16) % SHARDS;
    }

    static byte[] bytes(Incarnation incarnation) {
        return sixteen(incarnation.high(), incarnation.low());
    }

    static Incarnation incarnation(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Incarnation(buffer.getLong(), buffer.getLong());
    }

    static byte[] bytes(CommitId commit) {
        return sixteen(commit.high(), commit.low());
    }

    static CommitId commit(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CommitId(buffer.getLong(), buffer.getLong());
    }

    private static byte[] sixteen(long high, long low) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }
}
