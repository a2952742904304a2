package dev.baton.asl.behavior;

import dev.baton.asl.Effect;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.Pending.EarlyCallback;
import dev.baton.asl.execution.Pending.Phase;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Task: an attempt is scheduled, made by the outside after the commit, and answered by triggers. */
final class TaskBehavior {
    private TaskBehavior() {}

    static Next perform(Run run, Frame frame, TaskState state) throws EvaluationException {
        long attempt = run.newAttempt();
        Scope scope = Scopes.of(run, frame, state, token(run, state.resource(), attempt));
        Json effective = DataFlows.effective(state.data(), scope);
        Scope fields = scope.withRoot(effective);
        Json parameters = DataFlows.arguments(state.data(), scope);
        OptionalLong timeout = seconds(state.timeoutSeconds(), fields);
        OptionalLong heartbeat = seconds(state.heartbeatSeconds(), fields);
        Optional<String> role = state.roleArn().isEmpty()
                ? Optional.empty()
                : Optional.of(FieldValues.text(state.roleArn().get(), fields));
        Optional<Failure> excess = Exits.excess(run, state, parameters);
        if (excess.isPresent()) {
            return ErrorHandling.handle(run, frame, state, excess.get(), false);
        }
        long last = TaskEvents.scheduled(run, frame, state, parameters, timeout, heartbeat, role);
        Phase phase = state.resource().kind() == TaskResource.Kind.ACTIVITY ? Phase.SCHEDULED : Phase.STARTED;
        Optional<Instant> timeoutAt =
                timeout.isPresent() ? Optional.of(run.now.plusSeconds(timeout.getAsLong())) : Optional.empty();
        run.put(frame.after(last)
                .withPending(new Pending.Task(
                        attempt, phase, parameters, role, timeoutAt, heartbeat, run.now, Optional.empty())));
        run.effect(new Effect.InvokeTask(attempt, state.name(), state.resource(), parameters, role));
        return Next.WAITS;
    }

    static Optional<String> token(Run run, TaskResource resource, long attempt) {
        return resource.waitsForToken() || isSync(resource)
                ? Optional.of(run.moment.taskTokens().apply(attempt))
                : Optional.empty();
    }

    private static boolean isSync(TaskResource resource) {
        return resource.pattern() == CallPattern.SYNC || resource.pattern() == CallPattern.SYNC_2;
    }

    private static OptionalLong seconds(Optional<FieldValue> field, Scope scope) throws EvaluationException {
        return field.isEmpty() ? OptionalLong.empty() : OptionalLong.of(FieldValues.seconds(field.get(), scope));
    }

    /** An activity worker took the task; silence is measured from then on. */
    static void pickedUp(Run run, Frame frame, Pending.Task task, Optional<String> workerName, Instant at) {
        if (task.phase() == Phase.SCHEDULED) {
            long id = TaskEvents.pickedUp(run, frame, workerName);
            run.put(frame.after(id).withPending(task.in(Phase.STARTED).heardAt(at)));
        }
    }

    /** The frame of a task that has an outcome: an activity that nobody was seen to take, as with mocks, was started too. */
    static Frame begun(Run run, Frame frame, Pending.Task task) {
        return task.phase() == Phase.SCHEDULED ? frame.after(TaskEvents.pickedUp(run, frame, Optional.empty())) : frame;
    }

    /** No worker can take the task: its activity does not exist. */
    static Next notScheduled(Run run, Frame frame, TaskState state, Failure failure) {
        Frame done = frame.after(run.event(
                frame.lastEventId(), HistoryEventType.ACTIVITY_SCHEDULE_FAILED, new EventDetails.Error(failure)));
        return ErrorHandling.handle(run, done, state, failure, false);
    }

    /** The first call was answered; a callback that came before is applied now. */
    static Next submitted(Run run, Frame frame, TaskState state, Pending.Task task, Trigger.TaskSubmitted answer) {
        if (task.phase() != Phase.STARTED) {
            return Next.WAITS;
        }
        Optional<Pending.Submission> kept =
                answer.handle().map(handle -> new Pending.Submission(run.now, handle, Optional.empty()));
        Frame submitted = frame.after(TaskEvents.submitted(run, frame, state, answer.output()))
                .withPending(task.submitted(kept));
        if (task.early().isEmpty()) {
            run.put(submitted);
            return Next.WAITS;
        }
        return switch (task.early().get()) {
            case EarlyCallback.Success success -> succeeded(run, submitted, state, success.output());
            case EarlyCallback.Fault fault -> failed(run, submitted, state, fault.failure());
        };
    }

    /** Whether an outcome that came through the token must wait for the submission. */
    static boolean isEarly(TaskState state, Pending.Task task, boolean callback) {
        return callback && task.phase() == Phase.STARTED && state.resource().kind() == TaskResource.Kind.SERVICE;
    }

    /** Keeps a callback until the submission is committed: it is never dropped. The first one counts. */
    static void keepEarly(Run run, Frame frame, Pending.Task task, EarlyCallback early) {
        if (task.early().isPresent()) {
            return;
        }
        run.put(frame.withPending(task.withEarly(early)));
    }

    /** A submitted job was asked about: since when nobody may ask is part of the state. */
    static void polled(Run run, Frame frame, Pending.Task task, boolean refused) {
        Optional<Pending.Submission> known = task.submission();
        if (known.isPresent() && known.get().refusedSince().isPresent() != refused) {
            Pending.Submission told = new Pending.Submission(
                    known.get().at(), known.get().handle(), refused ? Optional.of(run.now) : Optional.empty());
            run.put(frame.withPending(task.withSubmission(Optional.of(told))));
        }
    }

    /** A worker is alive. */
    static void heartbeat(Run run, Frame frame, Pending.Task task, Instant at) {
        if (at.isAfter(task.lastHeartbeat()) && task.phase() != Phase.SCHEDULED) {
            run.put(frame.withPending(task.heardAt(at)));
        }
    }

    /** The task was done. */
    static Next succeeded(Run run, Frame frame, TaskState state, Json output) {
        if (output.excess().isPresent()) {
            return failed(run, frame, state, Exits.excess(run, state, output).orElseThrow());
        }
        run.burn(output);
        Frame done = frame.after(TaskEvents.succeeded(run, frame, state, output));
        try {
            return Exits.withResult(run, done, state, state.data(), Scopes.of(run, done, state), output, state.next());
        } catch (EvaluationException e) {
            return ErrorHandling.evaluationFailed(run, done, state, e);
        }
    }

    /** The task failed. */
    static Next failed(Run run, Frame frame, TaskState state, Failure failure) {
        Frame done = frame.after(TaskEvents.failed(run, frame, state, failure));
        return ErrorHandling.handle(run, done, state, failure, false);
    }

    /**
     * TimeoutSeconds or HeartbeatSeconds ended the attempt: tells so, and leaves it to the caller what becomes of that. The
     * frame waits for nothing meanwhile, so that nobody cancels the attempt a second time.
     */
    static Triggers.TimedOut timedOut(Run run, Frame frame, TaskState state, Pending.Task task) {
        Branching.cancelTask(run, frame);
        boolean whole = task.timeoutAt().filter(at -> !at.isAfter(run.now)).isPresent();
        Failure failure = Failure.of(whole ? ErrorNames.TIMEOUT : ErrorNames.HEARTBEAT_TIMEOUT);
        Frame done = frame.after(TaskEvents.timedOut(run, frame, state)).withPending(new Pending.Retry(run.now));
        run.put(done);
        return new Triggers.TimedOut(done, state, failure);
    }
}
