package dev.baton.asl.execution;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a run stands; immutable. Everything that must exist outside of it (timers, tokens, running tasks) can be derived
 * from it, so whoever takes over needs nothing else.
 *
 * <p>Two states of one execution share what did not change: a frame or page that is the same object in both did not
 * change, which is how the log finds out what to write.
 *
 * @param identity what never changes
 * @param status RUNNING while there are frames
 * @param time of the last step; time never runs backwards in a log
 * @param lastEventId id of the newest history event
 * @param nextFrame the next frame's id
 * @param nextAttempt the next task attempt's number
 * @param frames open frames by id; of a run that ended badly, those that failed or were aborted, which a redrive takes up:
 *     they wait for nothing ({@link Pending.Enter}) or for each other ({@link Pending.Branches}); unmodifiable
 * @param pages results of finished branches and iterations, kept like the frames; unmodifiable
 * @param deadline when the machine's TimeoutSeconds ends it
 * @param output of a run that SUCCEEDED
 * @param failure of a run that FAILED, was ABORTED or TIMED_OUT
 * @param redriveCount how often it was redriven
 * @param redrivenAt when it was redriven last
 */
public record Execution(
        ExecutionIdentity identity,
        ExecutionStatus status,
        Instant time,
        long lastEventId,
        int nextFrame,
        long nextAttempt,
        Map<Integer, Frame> frames,
        Map<PageKey, ResultPage> pages,
        Optional<Instant> deadline,
        Optional<Json> output,
        Optional<Failure> failure,
        int redriveCount,
        Optional<Instant> redrivenAt) {

    public Execution {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(time, "time");
        frames = Collections.unmodifiableMap(frames);
        pages = Collections.unmodifiableMap(pages);
        Objects.requireNonNull(redrivenAt, "redrivenAt");
        if (status == ExecutionStatus.SUCCEEDED && !frames.isEmpty()) {
            throw new IllegalArgumentException("an execution that succeeded has no frames");
        }
        if (status.isClosed() && frames.values().stream().anyMatch(frame -> !isKept(frame.pending()))) {
            throw new IllegalArgumentException("the frames of a closed execution wait for nothing outside");
        }
    }

    /** A run that was never redriven. */
    public Execution(
            ExecutionIdentity identity,
            ExecutionStatus status,
            Instant time,
            long lastEventId,
            int nextFrame,
            long nextAttempt,
            Map<Integer, Frame> frames,
            Map<PageKey, ResultPage> pages,
            Optional<Instant> deadline,
            Optional<Json> output,
            Optional<Failure> failure,
            int redriveCount) {
        this(
                identity,
                status,
                time,
                lastEventId,
                nextFrame,
                nextAttempt,
                frames,
                pages,
                deadline,
                output,
                failure,
                redriveCount,
                Optional.empty());
    }

    private static boolean isKept(Pending pending) {
        return pending instanceof Pending.Enter || pending instanceof Pending.Branches;
    }

    /** Whether a redrive has something to take up. */
    public boolean isRedrivable() {
        return status.isClosed() && !frames.isEmpty();
    }

    /** The same run, going on once more with other frames. */
    public Execution redriven(
            Map<Integer, Frame> from, Map<PageKey, ResultPage> results, Instant at, Optional<Instant> newDeadline) {
        return new Execution(
                identity,
                ExecutionStatus.RUNNING,
                at,
                lastEventId,
                nextFrame,
                nextAttempt,
                from,
                results,
                newDeadline,
                Optional.empty(),
                Optional.empty(),
                redriveCount + 1,
                Optional.of(at));
    }

    /** The earliest time at which a {@link dev.baton.asl.Trigger.TimerFired} would change something. */
    public Optional<Instant> nextDue() {
        Optional<Instant> next = status.isClosed() ? Optional.empty() : deadline;
        for (Frame frame : frames.values()) {
            next = switch (frame.pending()) {
                case Pending.Enter enter -> next;
                case Pending.Wait wait -> earlier(next, Optional.of(wait.until()));
                case Pending.Retry retry -> earlier(next, Optional.of(retry.at()));
                case Pending.Task task -> earlier(earlier(next, task.timeoutAt()), task.heartbeatAt());
                case Pending.Branches branches -> next;
            };
        }
        return next;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
    }

    /** The frames whose task attempt is under way: what is outstanding beside the timers. */
    public Stream<Frame> taskFrames() {
        return frames.values().stream().filter(frame -> frame.pending() instanceof Pending.Task);
    }

    /** Whether a step ran out of fuel here and {@link dev.baton.asl.Trigger.Continue} is owed. */
    public boolean owesContinue() {
        if (!status.isClosed()) {
            for (Frame frame : frames.values()) {
                if (frame.pending() instanceof Pending.Enter) {
                    return true;
                }
            }
        }
        return false;
    }
}
