import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.log.codec.EntryWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What encoding and decoding cost. After a build of the engine:
 *
 * <pre>
 * java -cp lambda-handlers/engine/target/classes:interpreter/target/classes:$JACKSON benchmarks/CodecBenchmark.java
 * </pre>
 */
final class CodecBenchmark {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final CommitId COMMIT = new CommitId(1, 2);
    private static long guard;

    public static void main(String[] args) {
        encode("map1000", () -> new Scenario().map(1000));
        encode("choice-loop", () -> new Scenario().loop(400));
        encode("chain10", () -> new Scenario().chain(10, "{\"n\":1}"));
        encode("payload-200k", () -> new Scenario().chain(5, "{\"x\":\"" + "y".repeat(200_000) + "\"}"));
        tasks();
    }

    /** New values each time, since they remember hashes and lengths; making them is not measured. */
    private static void encode(String name, Supplier<Scenario> maker) {
        long[] nanos = new long[300];
        long[] decodeNanos = new long[300];
        Scenario scenario = maker.get();
        EncodedEntry entry = scenario.write();
        for (int round = -1000; round < nanos.length; round++) {
            scenario = maker.get();
            long start = System.nanoTime();
            entry = scenario.write();
            long encoded = System.nanoTime();
            guard += EntryReader.eventsOf(List.of(entry)).size();
            if (round >= 0) {
                nanos[round] = encoded - start;
                decodeNanos[round] = System.nanoTime() - encoded;
            }
        }
        report(name, nanos, decodeNanos, scenario.texts, entry);
    }

    private static void report(String name, long[] nanos, long[] decodeNanos, long texts, EncodedEntry entry) {
        Arrays.sort(nanos);
        Arrays.sort(decodeNanos);
        System.out.printf(
                "%-14s %6d events %8d bytes, %5.1f an event beside payloads; encode p50 %8.1f us p90 %8.1f us; events decoded p50 %8.1f us%n",
                name,
                entry.eventCount(),
                entry.body().length,
                (entry.body().length - texts) / (double) entry.eventCount(),
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 9 / 10] / 1e3,
                decodeNanos[decodeNanos.length / 2] / 1e3);
    }

    /** Ten tasks, one entry each, all of one execution; and loading it again at each entry. */
    private static void tasks() {
        long write = 0;
        long load = 0;
        int rounds = 2000;
        int bytes = 0;
        for (int round = -rounds; round < rounds; round++) {
            Scenario scenario = new Scenario();
            EntryWriter writer = EntryWriter.fresh();
            List<EncodedEntry> chain = new ArrayList<>();
            bytes = 0;
            for (int task = 0; task < 11; task++) {
                Execution state = scenario.task(task);
                long start = System.nanoTime();
                EncodedEntry entry = writer.write(state, scenario.take(), List.of(), COMMIT);
                writer.committed(entry);
                write += round < 0 ? 0 : System.nanoTime() - start;
                chain.add(entry);
                bytes += entry.body().length;
            }
            long start = System.nanoTime();
            guard += EntryReader.read(chain).seq();
            load += round < 0 ? 0 : System.nanoTime() - start;
        }
        System.out.printf(
                "task10         11 entries %d bytes; all written in %.1f us; chain loaded in %.1f us%n",
                bytes, write / 1e3 / rounds, load / 1e3 / rounds);
    }

    /** Events of one step. */
    private static final class Scenario {
        private final List<HistoryEvent> events = new ArrayList<>();
        private final Json input = Json.ofText("{\"start\":true}");
        private final ExecutionIdentity identity = new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:machine:run-1234",
                "run-1234",
                "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                "machine",
                "arn:aws:iam::123456789012:role/role",
                NOW,
                input,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        private long id;
        private Json output = input;
        long texts;

        private void event(long previous, HistoryEventType type, EventDetails details) {
            events.add(new HistoryEvent(++id, previous, NOW, type, details));
        }

        private Json payload(String text) {
            texts += text.length();
            return Json.ofText(text);
        }

        private void pass(String name, Json in, Json out) {
            event(id, HistoryEventType.PASS_STATE_ENTERED, new EventDetails.StateEntered(name, in));
            event(id, HistoryEventType.PASS_STATE_EXITED, new EventDetails.StateExited(name, out, Map.of()));
        }

        Scenario map(int items) {
            for (int i = 0; i < items; i++) {
                Json item = payload("{\"item\":" + i + "}");
                Json result = payload("{\"item\":" + i + ",\"ok\":true}");
                event(5, HistoryEventType.MAP_ITERATION_STARTED, new EventDetails.MapIteration("Each", i));
                pass("First", item, result);
                pass("Second", result, result);
                event(id, HistoryEventType.MAP_ITERATION_SUCCEEDED, new EventDetails.MapIteration("Each", i));
            }
            return this;
        }

        Scenario loop(int rounds) {
            for (int i = 0; i < rounds / 2; i++) {
                Json count = payload("{\"count\":" + i + "}");
                event(id, HistoryEventType.CHOICE_STATE_ENTERED, new EventDetails.StateEntered("Again", count));
                event(id, HistoryEventType.CHOICE_STATE_EXITED, new EventDetails.StateExited("Again", count, Map.of()));
                pass("Add", count, payload("{\"count\":" + (i + 1) + "}"));
            }
            for (int i = 0; i < rounds; i++) {
                event(id, HistoryEventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("P", payload("{\"p\":" + i + "}")));
            }
            return this;
        }

        Scenario chain(int length, String text) {
            output = payload(text);
            output.utf8Length();
            for (int i = 0; i < length; i++) {
                pass("State" + i, output, output);
            }
            return this;
        }

        EncodedEntry write() {
            Execution ended = state(ExecutionStatus.SUCCEEDED, Map.of(), Optional.of(output));
            return EntryWriter.fresh().write(ended, events, List.of(), COMMIT);
        }

        List<HistoryEvent> take() {
            List<HistoryEvent> taken = List.copyOf(events);
            events.clear();
            return taken;
        }

        Execution task(int number) {
            Json result = payload("{\"result\":" + number + "}");
            event(id, HistoryEventType.TASK_STATE_EXITED, new EventDetails.StateExited("Task" + number, result, Map.of()));
            event(id, HistoryEventType.TASK_STATE_ENTERED, new EventDetails.StateEntered("Task" + (number + 1), result));
            Pending pending = new Pending.Task(
                    number, Pending.Phase.STARTED, result, Optional.empty(), Optional.empty(), java.util.OptionalLong.empty(), NOW, Optional.empty());
            Frame frame = new Frame(
                    0, -1, 0, 0, "Task" + (number + 1), result, NOW, id, id - 1, id, Variables.NONE, List.of(), pending);
            return state(ExecutionStatus.RUNNING, Map.of(0, frame), Optional.empty());
        }

        private Execution state(ExecutionStatus status, Map<Integer, Frame> frames, Optional<Json> result) {
            return new Execution(
                    identity, status, NOW, id, 1, 1, frames, Map.of(), Optional.empty(), result, Optional.empty(), 0);
        }
    }
}
