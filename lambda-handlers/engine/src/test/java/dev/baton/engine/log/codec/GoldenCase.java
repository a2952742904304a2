package dev.baton.engine.log.codec;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The values behind the golden files, one case a file. They are never changed: a change of the format brings a new version
 * and new files.
 */
enum GoldenCase {
    TASK("a task: started with a lease, submitted after an early callback, ended") {
        @Override
        List<Commit> commits() {
            State state = new State(Json.ofText("{\"order\": 17}"));
            List<Commit> commits = new ArrayList<>();
            commits.add(state.commit(List.of(new Lease(1, "driver-1", at(905_000))), () -> {
                state.event(
                        0,
                        new EventDetails.ExecutionStarted(
                                state.input, "arn:aws:iam::1:role/r", Optional.empty(), Optional.empty()),
                        HistoryEventType.EXECUTION_STARTED);
                state.event(
                        0, new EventDetails.StateEntered("Charge", state.input), HistoryEventType.TASK_STATE_ENTERED);
                state.frames.put(0, frame(0, "Charge", state.input, task(Pending.Phase.STARTED, Optional.empty())));
                state.deadline = Optional.of(at(3_600_000));
            }));
            Json answer = Json.ofText("{\"id\": \"ü€🎽\"}");
            commits.add(state.commit(List.of(), () -> {
                state.now = at(1_234);
                state.event(
                        2,
                        new EventDetails.TaskStarted("sqs", "sendMessage.waitForTaskToken"),
                        HistoryEventType.TASK_STARTED);
                state.frames.put(
                        0,
                        frame(
                                0,
                                "Charge",
                                state.input,
                                task(Pending.Phase.SUBMITTED, Optional.of(new Pending.EarlyCallback.Success(answer)))));
            }));
            commits.add(state.commit(List.of(), () -> {
                state.event(
                        3,
                        new EventDetails.StateExited("Charge", answer, Map.of("paid", answer)),
                        HistoryEventType.TASK_STATE_EXITED);
                state.now = Instant.parse("2024-02-29T23:59:59.123456789Z");
                state.event(4, new EventDetails.Output(answer), HistoryEventType.EXECUTION_SUCCEEDED);
                state.frames.clear();
                state.status = ExecutionStatus.SUCCEEDED;
                state.output = Optional.of(answer);
                state.deadline = Optional.empty();
            }));
            return commits;
        }
    },

    MAP("a Map over an object: branches, shared variables, a retry, a wait, result pages that grow and go; then a"
            + " stop") {
        @Override
        List<Commit> commits() {
            State state = new State(Json.ofText("{\"a\":1,\"b\":2}"));
            Variables variables = new Variables(new TreeMap<>(Map.of("x", Json.ofText("1"), "y", state.input)));
            List<String> keys = List.of("a", "b");
            List<Commit> commits = new ArrayList<>();
            commits.add(state.commit(List.of(), () -> {
                state.event(0, new EventDetails.MapStateStarted(2), HistoryEventType.MAP_STATE_STARTED);
                state.frames.put(
                        0,
                        frame(
                                0,
                                "Each",
                                state.input,
                                new Pending.Branches(state.input, keys, 2, 2, 0, 40),
                                variables,
                                List.of()));
                state.frames.put(
                        1, frame(1, "Try", Json.ofText("1"), new Pending.Retry(at(5_000)), variables, List.of(2, 0)));
                state.frames.put(
                        2, frame(2, "Pause", Json.ofText("2"), new Pending.Wait(at(7_500)), variables, List.of()));
            }));
            commits.add(state.commit(List.of(), () -> {
                state.event(1, new EventDetails.MapIteration("Each", 1), HistoryEventType.MAP_ITERATION_SUCCEEDED);
                state.frames.remove(2);
                state.frames.put(
                        0,
                        frame(
                                0,
                                "Each",
                                state.input,
                                new Pending.Branches(state.input, keys, 2, 2, 1, 40),
                                variables,
                                List.of()));
                state.pages.put(new PageKey(0, 0), ResultPage.empty().with(1, Json.ofText("2")));
            }));
            commits.add(state.commit(List.of(), () -> {
                state.event(1, new EventDetails.MapIteration("Each", 0), HistoryEventType.MAP_ITERATION_SUCCEEDED);
                state.frames.remove(1);
                state.pages.put(
                        new PageKey(0, 0),
                        state.page().with(0, Json.ofText("\"one\"")).with(63, Json.NULL));
            }));
            commits.add(state.commit(
                    List.of(),
                    () -> state.pages.put(new PageKey(0, 0), ResultPage.empty().with(5, Json.NULL))));
            commits.add(state.commit(List.of(), () -> {
                Failure why = new Failure(Optional.empty(), Optional.of("stopped by hand"));
                state.event(3, new EventDetails.Error(why), HistoryEventType.EXECUTION_ABORTED);
                state.frames.clear();
                state.pages.clear();
                state.status = ExecutionStatus.ABORTED;
                state.failure = Optional.of(why);
            }));
            return commits;
        }
    },

    EVENTS("every event type with its shape of details, one with another shape, in runs of 128") {
        @Override
        List<Commit> commits() {
            State state = new State(Json.EMPTY_OBJECT);
            return List.of(state.commit(List.of(), () -> {
                for (int round = 0; round < 3; round++) {
                    for (HistoryEventType type : HistoryEventType.values()) {
                        state.event(state.lastEventId, details(Shape.usual(type), round), type);
                    }
                }
                state.event(-7, EventDetails.None.INSTANCE, HistoryEventType.EXECUTION_TIMED_OUT);
                state.frames.put(0, frame(0, "End", state.input, Pending.Enter.INSTANCE));
            }));
        }
    },

    SNAPSHOTS("deltas that outweigh the snapshot, so that a second one follows; odd texts and times") {
        @Override
        List<Commit> commits() {
            State state = new State(Json.ofText("\"\uD83C lone\""));
            List<Commit> commits = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int round = i;
                commits.add(state.commit(List.of(), () -> {
                    Json text = Json.ofText(
                            "\"" + String.valueOf((char) ('w' + round)).repeat(2_200) + "\uFFFD\"");
                    state.event(0, new EventDetails.StateEntered("", text), HistoryEventType.PASS_STATE_ENTERED);
                    state.frames.put(
                            0, frame(0, "", state.input, new Pending.Wait(round == 0 ? Instant.MAX : Instant.MIN)));
                    state.nextFrame = round;
                    state.nextAttempt = -round;
                    state.redriveCount = round / 2;
                }));
            }
            return commits;
        }
    },

    SUBMISSION(2, "a job that is submitted, may not be asked about, and is owed a cancel after its end") {
        @Override
        List<Commit> commits() {
            State state = new State(Json.EMPTY_OBJECT);
            Json handle = Json.ofText("{\"JobId\":\"j-1\"}");
            Pending.Task task = task(Pending.Phase.STARTED, Optional.empty());
            List<Commit> commits = new ArrayList<>();
            commits.add(state.commit(
                    List.of(),
                    () -> state.frames.put(
                            0,
                            frame(
                                    0,
                                    "Job",
                                    state.input,
                                    task.submitted(Optional.of(
                                            new Pending.Submission(at(1_000), handle, Optional.empty())))))));
            commits.add(state.commit(
                    List.of(),
                    () -> state.frames.put(
                            0,
                            frame(
                                    0,
                                    "Job",
                                    state.input,
                                    task.submitted(Optional.of(
                                            new Pending.Submission(at(1_000), handle, Optional.of(at(9_000)))))))));
            commits.add(state.commit(List.of(), () -> {
                        Failure why = Failure.of("Stopped");
                        state.event(0, new EventDetails.Error(why), HistoryEventType.EXECUTION_ABORTED);
                        state.frames.clear();
                        state.status = ExecutionStatus.ABORTED;
                        state.failure = Optional.of(why);
                    })
                    .owing(
                            new OwedCancel(
                                    1,
                                    0,
                                    "Job",
                                    2,
                                    task.parameters(),
                                    task.roleArn(),
                                    Optional.of(handle),
                                    at(20_000),
                                    Optional.empty(),
                                    at(0)),
                            new OwedCancel(
                                    2,
                                    3,
                                    "Other",
                                    0,
                                    state.input,
                                    Optional.empty(),
                                    Optional.empty(),
                                    at(20_000),
                                    Optional.of("owner"),
                                    at(60_000))));
            return commits;
        }
    },

    REDRIVE(3, "a Map that failed with a result and a failed iteration kept, then a redrive with another input") {
        @Override
        List<Commit> commits() {
            State state = new State(Json.ofText("[1,2]"));
            List<Commit> commits = new ArrayList<>();
            commits.add(state.commit(List.of(), () -> {
                state.event(0, new EventDetails.Error(Failure.of("E")), HistoryEventType.EXECUTION_FAILED);
                state.frames.put(
                        0, frame(0, "M", state.input, new Pending.Branches(state.input, List.of(), 2, 2, 1, 40)));
                state.frames.put(1, frame(1, "T", Json.ofText("2"), Pending.Enter.INSTANCE));
                state.pages.put(new PageKey(0, 0), ResultPage.empty().with(0, Json.ofText("\"done\"")));
                state.status = ExecutionStatus.FAILED;
            }));
            commits.add(state.commit(List.of(), () -> {
                state.now = at(7_000);
                state.event(
                        1,
                        new EventDetails.ExecutionRedriven(
                                1,
                                Optional.of(new EventDetails.RedriveChange(
                                        1, "T", true, Optional.of("d2"), Optional.of("ann")))),
                        HistoryEventType.EXECUTION_REDRIVEN);
                state.frames.put(1, frame(1, "T", Json.ofText("3"), Pending.Enter.INSTANCE));
                state.status = ExecutionStatus.RUNNING;
                state.redriveCount = 1;
                state.redrivenAt = Optional.of(at(7_000));
            }));
            return commits;
        }
    };

    private final int version;
    private final String about;

    GoldenCase(String about) {
        this(1, about);
    }

    GoldenCase(int version, String about) {
        this.version = version;
        this.about = about;
    }

    /** In which it is written: the oldest that knows what is in it. */
    int version() {
        return version;
    }

    String about() {
        return about;
    }

    abstract List<Commit> commits();

    /** What one entry is written from. */
    record Commit(Step step, List<Lease> leases, List<OwedCancel> cancels) {
        Commit(Step step, List<Lease> leases) {
            this(step, leases, List.of());
        }

        Commit owing(OwedCancel... owed) {
            return new Commit(step, leases, List.of(owed));
        }
    }

    private static Instant at(long millis) {
        return Instant.parse("2024-02-29T12:00:00Z").plusMillis(millis);
    }

    private static Frame frame(int id, String state, Json input, Pending pending) {
        return frame(id, state, input, pending, Variables.NONE, List.of());
    }

    private static Frame frame(
            int id, String state, Json input, Pending pending, Variables variables, List<Integer> retries) {
        return new Frame(
                id,
                id == 0 ? Frame.NO_PARENT : 0,
                id,
                Math.max(0, id - 1),
                state,
                input,
                at(1),
                2,
                1,
                2,
                variables,
                retries,
                pending);
    }

    private static Pending.Task task(Pending.Phase phase, Optional<Pending.EarlyCallback> early) {
        return new Pending.Task(
                1,
                phase,
                Json.ofText("{\"MessageBody\":\"hello\"}"),
                Optional.of("arn:aws:iam::2:role/other"),
                Optional.of(at(900_000)),
                OptionalLong.of(30),
                at(2),
                early);
    }

    private static EventDetails details(Shape shape, int round) {
        Json json = Json.ofText("{\"round\":" + round + "}");
        Failure failure = round == 0
                ? Failure.of("E", "why")
                : round == 1 ? Failure.of("E") : new Failure(Optional.empty(), Optional.empty());
        Optional<String> text = round == 0 ? Optional.empty() : Optional.of("text" + round);
        OptionalLong number = round == 0 ? OptionalLong.empty() : OptionalLong.of(60L * round);
        return switch (shape) {
            case NONE -> EventDetails.None.INSTANCE;
            case EXECUTION_STARTED -> new EventDetails.ExecutionStarted(json, "role", text, Optional.empty());
            case EXECUTION_REDRIVEN -> new EventDetails.ExecutionRedriven(round);
            case EXECUTION_REDRIVEN_CHANGED ->
                new EventDetails.ExecutionRedriven(
                        round, Optional.of(new EventDetails.RedriveChange(round, "S" + round, round == 1, text, text)));
            case OUTPUT -> new EventDetails.Output(json);
            case ERROR -> new EventDetails.Error(failure);
            case STATE_ENTERED -> new EventDetails.StateEntered("S" + round, json);
            case STATE_EXITED ->
                new EventDetails.StateExited("S" + round, json, round == 1 ? Map.of("v", json) : Map.of());
            case EVALUATION_FAILED -> new EventDetails.EvaluationFailed(failure, text, "S" + round);
            case TASK_SCHEDULED ->
                new EventDetails.TaskScheduled(
                        "lambda", "invoke", "eu-west-1", json, number, OptionalLong.empty(), text);
            case TASK_STARTED -> new EventDetails.TaskStarted("lambda", "invoke");
            case TASK_OUTPUT -> new EventDetails.TaskOutput("lambda", "invoke", json);
            case TASK_ERROR -> new EventDetails.TaskError("lambda", "invoke", failure);
            case LAMBDA_FUNCTION_SCHEDULED -> new EventDetails.LambdaFunctionScheduled("arn:f", json, number, text);
            case ACTIVITY_SCHEDULED -> new EventDetails.ActivityScheduled("arn:a", json, number, OptionalLong.of(7));
            case ACTIVITY_STARTED -> new EventDetails.ActivityStarted(text);
            case MAP_STATE_STARTED -> new EventDetails.MapStateStarted(round * 1000);
            case MAP_ITERATION -> new EventDetails.MapIteration("S" + round, round);
            case MAP_RUN_STARTED -> new EventDetails.MapRunStarted("arn:m");
            case MAP_RUN_REDRIVEN -> new EventDetails.MapRunRedriven("arn:m", round);
        };
    }

    /** An execution under way. */
    private static final class State {
        final Json input;
        final TreeMap<Integer, Frame> frames = new TreeMap<>();
        final Map<PageKey, ResultPage> pages = new java.util.LinkedHashMap<>();
        Instant now = at(0);
        ExecutionStatus status = ExecutionStatus.RUNNING;
        long lastEventId;
        int nextFrame = 1;
        long nextAttempt = 2;
        int redriveCount;
        Optional<Instant> redrivenAt = Optional.empty();
        Optional<Instant> deadline = Optional.empty();
        Optional<Json> output = Optional.empty();
        Optional<Failure> failure = Optional.empty();
        private List<HistoryEvent> events = new ArrayList<>();
        private final ExecutionIdentity identity;

        State(Json input) {
            this.input = input;
            this.identity = new ExecutionIdentity(
                    "arn:aws:states:eu-west-1:1:execution:m:e",
                    "e",
                    "arn:aws:states:eu-west-1:1:stateMachine:m",
                    "m",
                    "arn:aws:iam::1:role/r",
                    at(-3),
                    input,
                    false,
                    Optional.of("arn:aws:states:eu-west-1:1:stateMachine:m:3"),
                    Optional.empty(),
                    Optional.of("HappyPath"));
        }

        void event(long previous, EventDetails details, HistoryEventType type) {
            events.add(new HistoryEvent(++lastEventId, previous, now, type, details));
        }

        ResultPage page() {
            return pages.get(new PageKey(0, 0));
        }

        Commit commit(List<Lease> leases, Runnable change) {
            events = new ArrayList<>();
            change.run();
            Execution execution = new Execution(
                    identity,
                    status,
                    now,
                    lastEventId,
                    nextFrame,
                    nextAttempt,
                    new TreeMap<>(frames),
                    new java.util.LinkedHashMap<>(pages),
                    deadline,
                    output,
                    failure,
                    redriveCount,
                    redrivenAt);
            return new Commit(new Step(execution, events, List.of()), leases);
        }
    }
}
