package dev.baton.engine.replay;

import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.engine.history.Progress;
import dev.baton.engine.history.StateRun;
import dev.baton.engine.replay.RecordedAttempt.Outcome;
import dev.baton.engine.replay.Replayed.Reason;
import dev.baton.engine.replay.Replayed.Unknown;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs a machine over a recording. Time passes as it was recorded: an answer comes as long after its question as it did then, and a
 * timer fires when it is due, so that a time-out that would be too short shows. Tokens and random numbers are the same in every
 * replay, so that two of them differ by their definitions only.
 */
public final class Replay {
    private static final Interpreter INTERPRETER = new Interpreter(Limits.AWS);
    private static final String TOKEN = "TASK-TOKEN-OF-A-REPLAY";
    private static final long SEED = 7;
    /** How much longer than the recorded history the new one may become. */
    private static final int MORE_EVENTS = 1000;

    private final StateMachine machine;
    private final Recording recording;
    private final Progress progress;
    private final Map<TaskPlace, Request> requests = new LinkedHashMap<>();
    private final PriorityQueue<Answer> answers =
            new PriorityQueue<>(Comparator.comparing(Answer::at).thenComparing(Answer::number));
    private Instant now;
    private int numbers;
    private @Nullable Unknown unknown;

    /** What comes to a time. */
    private record Answer(Instant at, int number, Trigger trigger) {}

    private Replay(StateMachine machine, Recording recording) {
        this.machine = machine;
        this.recording = recording;
        this.now = recording.identity().startTime();
        this.progress = Progress.startedAt(now);
    }

    /** The run of a machine over what was recorded of an execution, be it of that machine or of another one. */
    public static Replayed of(StateMachine machine, Recording recording) {
        return new Replay(machine, recording).run();
    }

    private Replayed run() {
        Step step = INTERPRETER.start(machine, recording.identity(), moment(), Fuel.STANDARD);
        Optional<Trigger> next = take(step);
        while (next.isPresent()) {
            step = INTERPRETER.step(machine, step.execution(), List.of(next.get()), moment(), Fuel.STANDARD);
            next = take(step);
        }
        return new Replayed(step.execution(), progress, requests, Optional.ofNullable(unknown));
    }

    private Moment moment() {
        return new Moment(now, SEED, attempt -> TOKEN);
    }

    /** Takes what a step did, and tells what comes next; nothing at the end of the run or of what is known. */
    private Optional<Trigger> take(Step step) {
        step.events().forEach(progress::add);
        Execution execution = step.execution();
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.InvokeTask call -> ask(call, execution);
                case Effect.CancelTask cancel -> {
                    // Its answer, if one comes, changes nothing.
                }
                case Effect.ContinueLater later -> answer(now, new Trigger.Continue());
            }
        }
        if (execution.status().isClosed() || unknown != null) {
            return Optional.empty();
        }
        if (progress.lastEventId() > 2L * recording.events() + MORE_EVENTS) {
            unknown = new Unknown(openState(), Reason.ENDLESS);
            return Optional.empty();
        }
        return following(execution);
    }

    private Optional<Trigger> following(Execution execution) {
        Answer answer = answers.peek();
        Optional<Instant> due = execution.nextDue();
        if (answer != null && due.filter(at -> at.isBefore(answer.at())).isEmpty()) {
            answers.remove();
            now = latest(answer.at());
            return Optional.of(answer.trigger());
        }
        if (due.isPresent()) {
            now = latest(due.get());
            return Optional.of(new Trigger.TimerFired());
        }
        unknown = new Unknown(openState(), Reason.NO_ANSWER);
        return Optional.empty();
    }

    private Instant latest(Instant at) {
        return at.isAfter(now) ? at : now;
    }

    private String openState() {
        List<StateRun> open = progress.openStates();
        return open.isEmpty() ? "" : open.getLast().name();
    }

    private void ask(Effect.InvokeTask call, Execution execution) {
        Optional<TaskPlace> found = frameOf(call, execution)
                .flatMap(frame -> progress.blockOf(frame.lastEventId()).current())
                .map(TaskPlace::newestOf);
        if (found.isEmpty()) {
            return;
        }
        TaskPlace place = found.get();
        requests.put(place, new Request(call.resource().arn(), call.parameters()));
        Optional<RecordedAttempt> recorded = recording.attempt(place);
        Optional<Reason> reason = recorded.isEmpty()
                ? Optional.of(place.attempt() == 0 ? Reason.NEVER_RUN : Reason.ONE_MORE_TRY)
                : recorded.flatMap(attempt -> whyNot(attempt, call));
        if (reason.isPresent() && unknown == null) {
            unknown = new Unknown(call.stateName(), reason.get());
        }
        recorded.filter(attempt -> reason.isEmpty()).ifPresent(attempt -> schedule(call.attempt(), attempt));
    }

    private static Optional<Frame> frameOf(Effect.InvokeTask call, Execution execution) {
        return execution
                .taskFrames()
                .filter(frame -> frame.pending() instanceof Pending.Task task && task.attempt() == call.attempt())
                .findFirst();
    }

    /** One that was timed out may be silent again; whether that is for as long, the timers tell. */
    private static Optional<Reason> whyNot(RecordedAttempt attempt, Effect.InvokeTask call) {
        if (!attempt.service().equals(RecordedAttempt.serviceOf(call.resource()))) {
            return Optional.of(Reason.ANOTHER_SERVICE);
        }
        return attempt.outcome().isEmpty() && !attempt.timedOut() ? Optional.of(Reason.NO_ANSWER) : Optional.empty();
    }

    private void schedule(long attempt, RecordedAttempt recorded) {
        recorded.submitted()
                .ifPresent(first -> answer(now.plus(first.after()), new Trigger.TaskSubmitted(attempt, first.what())));
        recorded.outcome()
                .ifPresent(outcome -> answer(
                        now.plus(outcome.after()),
                        trigger(attempt, outcome.what(), recorded.submitted().isPresent())));
    }

    private static Trigger trigger(long attempt, Outcome outcome, boolean callback) {
        return switch (outcome) {
            case Outcome.Success success -> new Trigger.TaskSucceeded(attempt, success.output(), callback);
            case Outcome.Fault fault -> new Trigger.TaskFailed(attempt, fault.failure(), callback);
        };
    }

    private void answer(Instant at, Trigger trigger) {
        answers.add(new Answer(at, numbers++, trigger));
    }
}
