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
import java.util.List;
import java.util.stream.IntStream;

/** Keys of the executions table and its indexes. */
final class ItemKeys {
    /**
     * Parts of an index key. A partition takes 1,000 writes a second; a machine with 5,000 starts a second writes 10,000
     * times a second to its running ones: when they start and when they leave.
     */
    static final int SHARDS = 16;

    /**
     * Parts of the index of what is due, which all machines share: each start, and each time that a waiting execution is to be looked at
     * at another moment, is a write to it, and a move is two. See docs/functions.md.
     */
    static final int DUE_SHARDS = 64;

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

    static long attempt(String tokenSortKey) {
        return Long.parseLong(tokenSortKey.substring(1));
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

    /** The due key of an execution with that ARN, or of something else by that name. */
    static String due(String name) {
        return due(shard(name, DUE_SHARDS));
    }

    static List<String> allDue() {
        return IntStream.range(0, DUE_SHARDS).mapToObj(ItemKeys::due).toList();
    }

    private static String due(int shard) {
        return "due#" + shard;
    }

    /** The key under which a completed token stands until its execution has heard of it. */
    static String heard(String incarnation) {
        return heard(shard(incarnation));
    }

    static List<String> allHeard() {
        return IntStream.range(0, SHARDS).mapToObj(ItemKeys::heard).toList();
    }

    private static String heard(int shard) {
        return "callback#" + shard;
    }

    static String express(int shard) {
        return "express#" + shard;
    }

    /** Which shard an item belongs to, for ever: String's hash is specified. */
    static int shard(String key) {
        return shard(key, SHARDS);
    }

    private static int shard(String key, int shards) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash >>> 16) % shards;
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
