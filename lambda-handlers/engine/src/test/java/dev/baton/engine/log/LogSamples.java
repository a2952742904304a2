package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Heads and entries for the contract suites. Each head and each entry is a new one: its random ids are counted. */
public final class LogSamples {
    /** When everything in the suites begins. */
    public static final Instant T0 = Instant.parse("2026-03-01T12:00:00.123Z");

    public static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:M";
    private static final AtomicLong IDS = new AtomicLong();

    private LogSamples() {}

    public static ExecutionKey key(String name) {
        return new ExecutionKey(
                "arn:aws:states:us-east-1:123456789012:execution:M:" + name,
                new Incarnation(0x1234567890abcdefL, IDS.incrementAndGet()));
    }

    /** An open execution of {@link #MACHINE}, started and due at {@link #T0}. */
    public static Head open(String name) {
        return open(name, T0);
    }

    public static Head open(String name, Instant start) {
        return open(key(name), MACHINE, start, Json.ofText("{\"name\": \"" + name + "\"}"));
    }

    public static Head open(ExecutionKey key, String machineArn, Instant start, Json input) {
        String name = key.executionArn().substring(key.executionArn().lastIndexOf(':') + 1);
        ExecutionIdentity identity = new ExecutionIdentity(
                key.executionArn(),
                name,
                machineArn,
                machineArn.substring(machineArn.lastIndexOf(':') + 1),
                "arn:aws:iam::123456789012:role/R",
                start,
                input,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Head(
                key,
                identity,
                "0".repeat(64),
                Optional.empty(),
                Optional.empty(),
                Optional.of(start),
                Optional.empty(),
                Optional.empty());
    }

    /** One with everything in it that may be there. */
    public static Head full(String name) {
        ExecutionKey key = key(name);
        ExecutionIdentity identity = new ExecutionIdentity(
                key.executionArn(),
                name,
                MACHINE,
                "M",
                "arn:aws:iam::123456789012:role/R",
                T0.plusNanos(456_789),
                Json.ofText("{ \"käse\" : [1, 2.50, \"😀\"] }"),
                true,
                Optional.of(MACHINE + ":7"),
                Optional.of(MACHINE + ":live"),
                Optional.of("HappyPath"));
        return new Head(
                key,
                identity,
                "f".repeat(64),
                Optional.of("Root=1-5759e988-bd862e3fe1be46a994272793"),
                Optional.of(new ParentTask(key("parent"), -7, true)),
                Optional.of(T0.plusSeconds(60)),
                Optional.of(Failure.of("Stopped", "by hand")),
                Optional.empty());
    }

    public static Head succeeded(Head head, Instant at) {
        return head.closed(new Closing(ExecutionStatus.SUCCEEDED, at, Optional.empty()));
    }

    public static Head failed(Head head, Instant at) {
        return head.closed(new Closing(ExecutionStatus.FAILED, at, Optional.of(Failure.of("E", "why"))));
    }

    /** A snapshot whose events begin where the number says, ten for each entry. */
    public static EncodedEntry snapshot(long seq) {
        return entry(seq, seq);
    }

    public static EncodedEntry entry(long seq, long snapshotSeq) {
        byte[] body = ("entry " + seq).getBytes(StandardCharsets.UTF_8);
        return new EncodedEntry(seq, snapshotSeq, commit(), firstEventId(seq), 10, body);
    }

    public static EncodedEntry entry(long seq, byte[] body) {
        return new EncodedEntry(seq, seq, commit(), firstEventId(seq), 10, body);
    }

    public static long firstEventId(long seq) {
        return (seq - 1) * 10 + 1;
    }

    private static CommitId commit() {
        return new CommitId(0xfedcba0987654321L, IDS.incrementAndGet());
    }
}
