package dev.baton.asl.behavior;

import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.expression.Randomness;
import dev.baton.asl.expression.Work;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Handling;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The working state of one step: the only mutable thing in the interpreter, made at the step's begin and gone at its end.
 * Behaviors read and change the execution through it; frames and pages that nobody changes keep their identity, by which
 * the log sees what to write.
 */
final class Run {
    final StateMachine machine;
    final ExecutionIdentity identity;
    final Limits limits;
    final Moment moment;
    final Instant now;
    final Randomness randomness;
    final Work work = new Work();
    final int redriveCount;
    final Optional<Instant> redrivenAt;

    private final Map<Integer, Frame> frames;
    private final Map<PageKey, ResultPage> pages;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    /** Frames that failed or were aborted in this step, and the results beside them, while nobody has handled that. */
    private final Map<Integer, Frame> setAside = new HashMap<>();

    private final Map<PageKey, ResultPage> pagesAside = new HashMap<>();
    private final ArrayDeque<Integer> runnable = new ArrayDeque<>();
    private final Optional<Instant> deadline;
    private ExecutionStatus status;
    private Optional<Json> output;
    private Optional<Failure> failure;
    private long lastEventId;
    private int nextFrame;
    private long nextAttempt;
    private int transitionsLeft;
    private long bytesLeft;
    private final long mostWork;
    private @Nullable Json lastCounted;
    private @Nullable Json shownContext;
    private @Nullable Handling handling;

    Run(StateMachine machine, Execution execution, Moment moment, Fuel fuel, Limits limits) {
        this.machine = machine;
        this.identity = execution.identity();
        this.limits = limits;
        this.moment = moment;
        this.now = moment.now();
        this.randomness = new Randomness(moment.seed());
        this.redriveCount = execution.redriveCount();
        this.redrivenAt = execution.redrivenAt();
        this.frames = new HashMap<>(execution.frames());
        this.pages = new HashMap<>(execution.pages());
        this.deadline = execution.deadline();
        this.status = execution.status();
        this.output = execution.output();
        this.failure = execution.failure();
        this.lastEventId = execution.lastEventId();
        this.nextFrame = execution.nextFrame();
        this.nextAttempt = execution.nextAttempt();
        this.transitionsLeft = fuel.transitions();
        this.bytesLeft = fuel.bytes();
        this.mostWork = fuel.work();
    }

    /** What came of the step. */
    Step finish() {
        Execution execution = new Execution(
                identity,
                status,
                now,
                lastEventId,
                nextFrame,
                nextAttempt,
                frames,
                pages,
                status.isClosed() ? Optional.empty() : deadline,
                output,
                failure,
                redriveCount,
                redrivenAt);
        return new Step(execution, events, effects);
    }

    /** Whether the step changed anything; frames that nobody changed keep their identity. */
    boolean changed(Execution before) {
        if (!events.isEmpty() || !effects.isEmpty() || before.frames().size() != frames.size()) {
            return true;
        }
        for (Frame frame : before.frames().values()) {
            if (frames.get(frame.id()) != frame) {
                return true;
            }
        }
        return false;
    }

    /** The next frame that stands before a state, in the order in which they came there. */
    Optional<Frame> nextRunnable() {
        while (!runnable.isEmpty()) {
            Frame frame = frames.get(runnable.poll());
            if (frame != null && frame.pending() instanceof Pending.Enter) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    boolean hasRunnable() {
        return !runnable.isEmpty();
    }

    /** Whether frames stand before a state, which only happens at rest when the fuel is used up. */
    boolean owesContinue() {
        for (Frame frame : frames.values()) {
            if (frame.pending() instanceof Pending.Enter) {
                return true;
            }
        }
        return false;
    }

    /** Takes fuel for one more state; false when there is none left. */
    boolean takeFuel() {
        if (transitionsLeft <= 0 || bytesLeft <= 0 || work.spent() >= mostWork) {
            return false;
        }
        transitionsLeft--;
        return true;
    }

    /** Has expressions see that context object instead of the execution's own. */
    void showContext(Json context) {
        shownContext = context;
    }

    Optional<Json> shownContext() {
        return Optional.ofNullable(shownContext);
    }

    /** Notes what became of a failure, for who tries a state alone. */
    void handled(Handling how) {
        handling = how;
    }

    /** What became of the last failure. */
    Optional<Handling> handling() {
        return Optional.ofNullable(handling);
    }

    long lastEventId() {
        return lastEventId;
    }

    /** Appends an event and gives its id. */
    long event(long previousEventId, HistoryEventType type, EventDetails details) {
        if (lastEventId + 1 >= limits.historyEvents() && !endsExecution(type)) {
            throw new HistoryLimitException();
        }
        events.add(new HistoryEvent(++lastEventId, previousEventId, now, type, details));
        return lastEventId;
    }

    private static boolean endsExecution(HistoryEventType type) {
        return type == HistoryEventType.EXECUTION_SUCCEEDED
                || type == HistoryEventType.EXECUTION_FAILED
                || type == HistoryEventType.EXECUTION_ABORTED
                || type == HistoryEventType.EXECUTION_TIMED_OUT;
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** Counts a document against the step's fuel; the one that was counted last costs nothing again. */
    void burn(Json document) {
        if (document != lastCounted) {
            lastCounted = document;
            bytesLeft -= document.utf8Length();
        }
    }

    State stateOf(Frame frame) {
        return machine.blocks().get(frame.block()).state(frame.state());
    }

    Optional<Frame> frame(int id) {
        return Optional.ofNullable(frames.get(id));
    }

    /** The frame of that task attempt, if it is still under way. */
    Optional<Frame> frameOfAttempt(long attempt) {
        for (Frame frame : frames.values()) {
            if (frame.pending() instanceof Pending.Task task && task.attempt() == attempt) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    /** All open frames, by id. */
    List<Frame> framesInOrder() {
        List<Frame> all = new ArrayList<>(frames.values());
        all.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return all;
    }

    /** The frames that a Parallel or Map state opened, by id. */
    List<Frame> childrenOf(int parent) {
        List<Frame> children = new ArrayList<>();
        for (Frame frame : frames.values()) {
            if (frame.parent() == parent) {
                children.add(frame);
            }
        }
        children.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return children;
    }

    void put(Frame frame) {
        frames.put(frame.id(), frame);
    }

    void remove(Frame frame) {
        frames.remove(frame.id());
    }

    /** Takes out a frame that failed or was aborted; it is kept for a redrive, should nobody handle that. */
    void setAside(Frame frame) {
        frames.remove(frame.id());
        setAside.put(frame.id(), frame);
    }

    /** Does the same with a page of results. */
    void setAside(PageKey key) {
        ResultPage page = pages.remove(key);
        if (page != null) {
            pagesAside.put(key, page);
        }
    }

    /** The failure was handled: what failed is done with. */
    void forgetSetAside() {
        setAside.clear();
        pagesAside.clear();
    }

    /** Puts a frame back that can go on at once. */
    void resume(Frame frame) {
        put(frame);
        runnable.add(frame.id());
    }

    /** Opens a frame that enters its block's first state in its turn. */
    void open(int parent, int block, int index, String startAt, Json input, long lastEvent, Variables variables) {
        resume(new Frame(
                nextFrame++,
                parent,
                block,
                index,
                startAt,
                input,
                now,
                0,
                0,
                lastEvent,
                variables,
                List.of(),
                Pending.Enter.INSTANCE));
    }

    long newAttempt() {
        return nextAttempt++;
    }

    Optional<ResultPage> page(PageKey key) {
        return Optional.ofNullable(pages.get(key));
    }

    void putPage(PageKey key, ResultPage page) {
        pages.put(key, page);
    }

    void removePage(PageKey key) {
        pages.remove(key);
    }

    /** Ends the execution well. */
    void succeed(Json result, long previousEventId) {
        event(previousEventId, HistoryEventType.EXECUTION_SUCCEEDED, new EventDetails.Output(result));
        status = ExecutionStatus.SUCCEEDED;
        output = Optional.of(result);
        frames.clear();
        pages.clear();
    }

    /** Ends the execution with a failure; tasks that are still under way are cancelled. */
    void close(ExecutionStatus how, long previousEventId, HistoryEventType type, Failure why) {
        close(how, previousEventId, type, why, why);
    }

    /**
     * The same.
     *
     * @param told what the event tells, which may be more than DescribeExecution does
     */
    void close(ExecutionStatus how, long previousEventId, HistoryEventType type, Failure why, Failure told) {
        event(previousEventId, type, new EventDetails.Error(told));
        framesInOrder().forEach(frame -> Branching.cancelTask(this, frame));
        status = how;
        failure = Optional.of(why);
        Kept kept = Kept.of(frames, setAside, pages, pagesAside, why);
        frames.clear();
        frames.putAll(kept.frames());
        pages.clear();
        pages.putAll(kept.pages());
    }

    /** Whether the machine's TimeoutSeconds has passed. */
    boolean deadlinePassed() {
        return deadline.isPresent() && !deadline.get().isAfter(now);
    }

    boolean isClosed() {
        return status.isClosed();
    }
}
