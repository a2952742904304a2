package dev.baton.engine.history;

import dev.baton.asl.definition.StateType;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution stands, as its history tells: a fold of its events into runs of states, with their times, attempts,
 * loop turns, branches and iterations. It grows with {@link #add}, event by event, each in constant time, and shows at any
 * time how far things are. Used by one thread.
 *
 * <p>Two things no history tells: whether a branch has ended while its siblings go on (a state that was left may be its
 * last), and what an interrupted branch was about to enter.
 */
public final class Progress {
    /** Whose entering, leaving or failing an event tells. */
    private static final Map<HistoryEventType, StateType> STATES = states();

    private final BlockRun root;
    private final EventPlaces places;
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private @Nullable Instant endedAt;
    private long lastEventId;

    private Progress(Instant startedAt) {
        this.root = new BlockRun(null, 0, 0, startedAt);
        this.places = new EventPlaces(root);
    }

    /** An execution of which nothing is known but when it was started. */
    public static Progress startedAt(Instant when) {
        return new Progress(when);
    }

    /**
     * Folds a history.
     *
     * @param events in the order of their ids, from the first; at least one
     */
    public static Progress fold(List<HistoryEvent> events) {
        Progress progress = new Progress(events.getFirst().timestamp());
        events.forEach(progress::add);
        return progress;
    }

    /** The run of the machine's own States. */
    public BlockRun root() {
        return root;
    }

    public ExecutionStatus status() {
        return status;
    }

    /** When the execution ended. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public long lastEventId() {
        return lastEventId;
    }

    /** The block that an event happened in; what tells of an iteration as a whole belongs to the iteration. */
    public BlockRun blockOf(long eventId) {
        return places.block(eventId);
    }

    /** The states that are entered and not left, outer ones before inner ones. */
    public List<StateRun> openStates() {
        List<StateRun> open = new ArrayList<>();
        collectOpen(root, open);
        return open;
    }

    private static void collectOpen(BlockRun block, List<StateRun> open) {
        Optional<StateRun> current = block.current().filter(run -> run.status().isOpen());
        if (current.isPresent() && !block.isDead()) {
            open.add(current.get());
            current.get().blocks().forEach(inner -> collectOpen(inner, open));
        }
    }

    /** From the outermost to the innermost state that failed and was not caught: "item 17 → Charge". */
    public List<StateRun> failurePath() {
        List<StateRun> path = new ArrayList<>();
        Optional<StateRun> failed = root.current().filter(run -> run.status() == StateStatus.FAILED);
        while (failed.isPresent()) {
            path.add(failed.get());
            failed = failed.get().failing().flatMap(BlockRun::current);
        }
        return path;
    }

    /**
     * Takes one more event.
     *
     * @param event the next one by id
     * @return the state it belongs to, as it stands after it; empty for events of the execution as a whole
     */
    public Optional<StateRun> add(HistoryEvent event) {
        lastEventId = event.id();
        BlockRun before = places.block(event.previousEventId());
        return place(event, before);
    }

    private Optional<StateRun> place(HistoryEvent event, BlockRun before) {
        return switch (event.details()) {
            case EventDetails.StateEntered entered -> inBlock(event, entered(event, entered.name(), before));
            case EventDetails.StateExited exited ->
                inBlock(
                        event,
                        EventPlaces.nearest(before, typeOf(event.type()), exited.name())
                                .map(run -> left(run, event.timestamp())));
            case EventDetails.MapStateStarted started ->
                inBlock(event, EventPlaces.nearest(before, StateType.MAP).map(run -> roundOf(run, started.length())));
            case EventDetails.MapIteration iteration -> iteration(event, iteration, before);
            case EventDetails.EvaluationFailed failed ->
                inBlock(
                        event,
                        places.evaluated(event.previousEventId(), failed.state())
                                .map(run -> evaluationFailed(run, failed.failure())));
            case EventDetails.MapRunStarted run -> mapRun(event, before, run.mapRunArn());
            case EventDetails.MapRunRedriven run -> mapRun(event, before, run.mapRunArn());
            case EventDetails.ExecutionStarted started -> ofExecution(event);
            case EventDetails.ExecutionRedriven redriven -> redriven(event);
            case EventDetails.None none -> bare(event, before);
            case EventDetails.Output output ->
                event.type() == HistoryEventType.EXECUTION_SUCCEEDED ? succeeded(event) : work(event, before);
            case EventDetails.Error error ->
                isEnd(event.type()) ? ended(event, before, error.failure()) : work(event, before);
            case EventDetails.TaskScheduled scheduled -> work(event, before);
            case EventDetails.TaskStarted started -> work(event, before);
            case EventDetails.TaskOutput output -> work(event, before);
            case EventDetails.TaskError error -> work(event, before);
            case EventDetails.LambdaFunctionScheduled scheduled -> work(event, before);
            case EventDetails.ActivityScheduled scheduled -> work(event, before);
            case EventDetails.ActivityStarted started -> work(event, before);
        };
    }

    private Optional<StateRun> inBlock(HistoryEvent event, Optional<StateRun> run) {
        places.put(event.id(), run.map(StateRun::block).orElse(root));
        return run;
    }

    private Optional<StateRun> ofExecution(HistoryEvent event) {
        places.put(event.id(), root);
        return Optional.empty();
    }

    private Optional<StateRun> entered(HistoryEvent event, String name, BlockRun before) {
        BlockRun block = places.parallel(event.previousEventId())
                .map(parallel -> parallel.openNext(event.timestamp()))
                .orElse(before);
        StateRun run = block.enter(new StateRun(block, name, typeOf(event.type()), event.id(), event.timestamp()));
        if (run.type() == StateType.FAIL) {
            run.fail();
        }
        return Optional.of(run);
    }

    private static StateRun left(StateRun run, Instant at) {
        run.exit(at);
        return run;
    }

    private static StateRun roundOf(StateRun run, int length) {
        run.startRound(length);
        return run;
    }

    /** Only what may have a Retry or Catch can go on after it. */
    private static StateRun evaluationFailed(StateRun run, Failure failure) {
        run.tryFailed(failure);
        switch (run.type()) {
            case TASK, PARALLEL, MAP -> {}
            case PASS, CHOICE, WAIT, SUCCEED, FAIL -> run.fail();
        }
        return run;
    }

    private Optional<StateRun> iteration(HistoryEvent event, EventDetails.MapIteration details, BlockRun before) {
        Optional<StateRun> map = EventPlaces.nearest(before, StateType.MAP, details.name());
        if (event.type() == HistoryEventType.MAP_ITERATION_STARTED) {
            places.put(
                    event.id(),
                    map.map(run -> run.open(details.index(), event.timestamp())).orElse(root));
            return map;
        }
        Optional<BlockRun> iteration = map.flatMap(run -> run.block(details.index()));
        if (event.type() == HistoryEventType.MAP_ITERATION_SUCCEEDED) {
            iteration.ifPresent(BlockRun::succeed);
        } else if (event.type() == HistoryEventType.MAP_ITERATION_FAILED) {
            iteration.flatMap(BlockRun::current).ifPresent(StateRun::fail);
        }
        return inBlock(event, map);
    }

    private Optional<StateRun> mapRun(HistoryEvent event, BlockRun before, String arn) {
        Optional<StateRun> map = EventPlaces.nearest(before, StateType.MAP);
        map.ifPresent(run -> run.startMapRun(arn));
        return inBlock(event, map);
    }

    /** Events without details. */
    private Optional<StateRun> bare(HistoryEvent event, BlockRun before) {
        return switch (event.type()) {
            case PARALLEL_STATE_STARTED -> {
                Optional<StateRun> run =
                        EventPlaces.nearest(before, StateType.PARALLEL).map(parallel -> roundOf(parallel, 0));
                run.ifPresent(parallel -> places.putParallel(event.id(), parallel));
                yield inBlock(event, run);
            }
            case PARALLEL_STATE_FAILED -> failed(event, EventPlaces.nearest(before, StateType.PARALLEL));
            case MAP_STATE_FAILED -> failed(event, EventPlaces.nearest(before, StateType.MAP));
            case TASK_STATE_ABORTED, WAIT_STATE_ABORTED, PARALLEL_STATE_ABORTED, MAP_STATE_ABORTED -> {
                // It follows from what failed, also where it speaks of a sibling: so that one is not tried again.
                before.current().ifPresent(StateRun::failForGood);
                places.put(event.id(), before);
                yield Optional.empty();
            }
            case LAMBDA_FUNCTION_STARTED -> work(event, before);
            default -> {
                places.put(event.id(), before);
                yield before.current();
            }
        };
    }

    private Optional<StateRun> failed(HistoryEvent event, Optional<StateRun> run) {
        run.ifPresent(StateRun::fail);
        return inBlock(event, run);
    }

    /** What a Task's attempt goes through. */
    private Optional<StateRun> work(HistoryEvent event, BlockRun before) {
        Optional<StateRun> run = before.current();
        run.ifPresent(task -> AttemptEvents.apply(task, event));
        places.put(event.id(), before);
        return run;
    }

    private Optional<StateRun> succeeded(HistoryEvent event) {
        root.succeed();
        close(ExecutionStatus.SUCCEEDED, event.timestamp());
        return ofExecution(event);
    }

    /** States.Runtime ends an execution from deep inside: then nothing told before that what is around has failed. */
    private Optional<StateRun> ended(HistoryEvent event, BlockRun before, Failure failure) {
        if (event.type() == HistoryEventType.EXECUTION_FAILED) {
            Optional<StateRun> run = before.current();
            while (run.isPresent()) {
                run.get().fail(failure);
                run = run.get().block().owner();
            }
        }
        close(statusAfter(event.type()), event.timestamp());
        return ofExecution(event);
    }

    private void close(ExecutionStatus how, Instant at) {
        status = how;
        endedAt = at;
        root.close(true);
    }

    private Optional<StateRun> redriven(HistoryEvent event) {
        status = ExecutionStatus.RUNNING;
        endedAt = null;
        root.close(false);
        root.current().ifPresent(StateRun::reopen);
        return ofExecution(event);
    }

    private static boolean isEnd(HistoryEventType type) {
        return type.text().startsWith("Execution");
    }

    private static ExecutionStatus statusAfter(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_ABORTED -> ExecutionStatus.ABORTED;
            case EXECUTION_TIMED_OUT -> ExecutionStatus.TIMED_OUT;
            default -> ExecutionStatus.FAILED;
        };
    }

    private static StateType typeOf(HistoryEventType type) {
        return Objects.requireNonNull(STATES.get(type), () -> type + " tells of no state");
    }

    private static Map<HistoryEventType, StateType> states() {
        Map<HistoryEventType, StateType> states = new EnumMap<>(HistoryEventType.class);
        for (HistoryEventType type : HistoryEventType.values()) {
            Arrays.stream(StateType.values())
                    .filter(candidate -> type.text().startsWith(candidate.text() + "State"))
                    .findFirst()
                    .ifPresent(state -> states.put(type, state));
        }
        return states;
    }
}
