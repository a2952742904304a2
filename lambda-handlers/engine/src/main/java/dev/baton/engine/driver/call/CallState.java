package dev.baton.engine.driver.call;

import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one call stands, as one driver sees it. The first five follow from the log alone, whoever looks; the others are what the driver
 * remembers of calls that it made or watches. {@code docs/call-states.md} has the table of all of them, printed by a test.
 */
public sealed interface CallState {

    /** To be made by whoever has the time: it never was, or it may be made again and its driver is gone. */
    record Open(boolean again, boolean sentFor) implements CallState {}

    /** It found no room: nobody makes it before that time. */
    record Parked(Instant until) implements CallState {}

    /** Another driver answers for it until then. */
    record Foreign(Instant until) implements CallState {}

    /** Nobody answers for it, what became of it is unknown, and it must not be made again: the attempt is lost. */
    record Orphaned(String cause) implements CallState {}

    /** No call is under way: a worker, a child or a job has the attempt. */
    record Delegated() implements CallState {}

    /**
     * This driver made it and has no answer yet.
     *
     * @param again whether another driver may have made it before
     */
    record Running(boolean again) implements CallState {}

    /** This driver has the answer, which is not committed yet. */
    record Answered(TaskAnswer answer, boolean again) implements CallState {}

    /** This driver's call found no room; that it is parked until then is not committed yet. */
    record Refused(Instant until) implements CallState {}

    /** It does not fit here, and another driver was sent for while this one is at work. */
    record SentFor() implements CallState {}

    /** Its token was found closed, first at that time: whoever closed it is about to commit the attempt's end, or died. */
    record TokenClosed(Instant since) implements CallState {}

    /** The attempt is over, its call still runs, and nobody needs the answer. */
    record Abandoned() implements CallState {}

    /** The attempt is over, its call still runs, and the answer may name what is to be ended. */
    record Naming() implements CallState {}

    /**
     * What a driver remembers after something happened.
     *
     * @param before what it remembered; null when nothing
     * @return empty when there is nothing to be remembered: then the log tells all
     */
    static Optional<CallState> after(@Nullable CallState before, CallEvent event) {
        return switch (event) {
            case CallEvent.Made made -> Optional.of(new Running(made.again()));
            case CallEvent.Answered answered -> answered(before, answered.answer());
            case CallEvent.Refused refused ->
                before instanceof Running ? Optional.of(new Refused(refused.until())) : Optional.ofNullable(before);
            case CallEvent.SentFor sent -> before == null ? Optional.of(new SentFor()) : Optional.of(before);
            case CallEvent.TokenFoundClosed found ->
                before == null || before instanceof SentFor
                        ? Optional.of(new TokenClosed(found.at()))
                        : Optional.of(before);
            case CallEvent.Committed committed ->
                before instanceof Answered || before instanceof Refused
                        ? Optional.empty()
                        : Optional.ofNullable(before);
            case CallEvent.Overtaken overtaken ->
                before instanceof Answered ? Optional.empty() : Optional.ofNullable(before);
            case CallEvent.Over over -> over(before, over.named());
        };
    }

    private static Optional<CallState> answered(@Nullable CallState before, TaskAnswer answer) {
        if (before instanceof Abandoned || before instanceof Naming) {
            return Optional.empty();
        }
        if (before instanceof Answered || before instanceof Refused) {
            return Optional.of(before);
        }
        return Optional.of(new Answered(answer, before instanceof Running running && running.again()));
    }

    private static Optional<CallState> over(@Nullable CallState before, boolean named) {
        if (before instanceof Running) {
            return Optional.of(named ? new Naming() : new Abandoned());
        }
        return before instanceof Abandoned || before instanceof Naming ? Optional.of(before) : Optional.empty();
    }
}
