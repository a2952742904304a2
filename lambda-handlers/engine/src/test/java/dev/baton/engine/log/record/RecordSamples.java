package dev.baton.engine.log.record;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.Redrives;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the golden records hold, and random heads. */
public final class RecordSamples {
    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:M";
    private static final String ROLE = "arn:aws:iam::123456789012:role/R";

    private RecordSamples() {}

    /** The heads of the golden records, by the names that their lines begin with. */
    public static Map<String, Head> heads() {
        Map<String, Head> heads = new LinkedHashMap<>();
        heads.put("plain", plain());
        heads.put("full", full());
        heads.put("redriven", redriven());
        return heads;
    }

    /** The Express input that has what a head has. */
    public static ExpressInput express(Head head) {
        return new ExpressInput(head.key(), head.identity(), head.definition(), head.traceHeader());
    }

    /** The lines of a golden file of that class: a name and what it stands for. */
    public static Map<String, byte[]> golden(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no golden file " + resource);
            }
            Map<String, byte[]> records = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int end = line.lastIndexOf(' ');
                records.put(line.substring(0, end), HexFormat.of().parseHex(line, end + 1, line.length()));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A head with random components. For the end of what is stored nobody waits. */
    public static Head random(long seed) {
        RandomRecords random = new RandomRecords(seed, false);
        ExecutionIdentity identity = random.of(ExecutionIdentity.class, Map.of("awaited", false));
        ExecutionKey key = new ExecutionKey(identity.executionArn(), random.of(Incarnation.class));
        return random.of(Head.class, Map.of("key", key, "identity", identity));
    }

    private static ExecutionKey key(String name, long low) {
        return new ExecutionKey(
                "arn:aws:states:us-east-1:123456789012:execution:M:" + name, new Incarnation(0x1234567890abcdefL, low));
    }

    private static Head plain() {
        ExecutionKey key = key("plain", 1);
        ExecutionIdentity identity = new ExecutionIdentity(
                key.executionArn(),
                "plain",
                MACHINE,
                "M",
                ROLE,
                T0,
                Json.ofText("{\"name\": \"plain\"}"),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Head.draft(key)
                .identity(identity)
                .definition("0".repeat(64))
                .dueAt(Optional.of(T0))
                .done();
    }

    private static Head full() {
        ExecutionKey key = key("full", 2);
        ExecutionIdentity identity = new ExecutionIdentity(
                key.executionArn(),
                "other",
                MACHINE,
                "Mx",
                ROLE,
                T0.plusNanos(456_789),
                Json.ofText("{ \"käse\" : [1, 2.50, \"😀\"] }"),
                true,
                Optional.of(MACHINE + ":7"),
                Optional.of(MACHINE + ":live"),
                Optional.of("HappyPath"));
        Failure stopped = Failure.of("Stopped", "by hand");
        return Head.draft(key)
                .identity(identity)
                .definition("no hash")
                .traceHeader(Optional.of("Root=1-5759e988-bd862e3fe1be46a994272793"))
                .parent(Optional.of(new ParentTask(key("parent", 3), -7, true)))
                .dueAt(Optional.of(T0.plusSeconds(60)))
                .stopRequested(Optional.of(stopped))
                .closing(Optional.of(new Closing(ExecutionStatus.ABORTED, T0.plusSeconds(61), Optional.of(stopped))))
                .done();
    }

    private static Head redriven() {
        Head plain = plain();
        Optional<Failure> failure = Optional.of(Failure.of("E", "why"));
        return Head.draft(plain.key())
                .identity(plain.identity())
                .definition("1".repeat(64))
                .closing(Optional.of(new Closing(ExecutionStatus.FAILED, T0.plusSeconds(9), failure, 12)))
                .redrives(new Redrives(
                        2, Optional.of(T0.plusSeconds(5)), List.of(new Redrives.Accepted("token", T0.plusSeconds(5)))))
                .done();
    }
}
