package dev.baton.asl.behavior;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Wait: for a number of seconds or until a time; a time in the past is no wait. */
final class WaitBehavior {
    /** Recorded: 24,855 days are waited for, more is refused (base/test_timestamp_too_far_in_future_boundary). */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private WaitBehavior() {}

    static @Nullable Frame perform(Run run, Frame frame, WaitState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        Instant until = until(run, state.delay(), scope.withRoot(Inputs.effective(state.data(), scope)));
        if (!until.isAfter(run.now)) {
            return over(run, frame, state);
        }
        run.put(frame.withPending(new Pending.Wait(until)));
        return null;
    }

    /** The time has come. */
    static @Nullable Frame over(Run run, Frame frame, WaitState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        return Exits.through(
                run, frame, state, state.data(), scope, Inputs.effective(state.data(), scope), state.next());
    }

    private static Instant until(Run run, FieldValue delay, Scope scope) throws EvaluationException {
        requireValue(delay, scope);
        if (delay.field().startsWith("Timestamp")) {
            Instant timestamp = FieldValues.timestamp(delay, scope);
            if (Duration.between(run.now, timestamp).compareTo(LONGEST) > 0) {
                throw EvaluationException.runtime("Wait state delay is too long.");
            }
            return timestamp;
        }
        long seconds = FieldValues.seconds(delay, scope);
        if (seconds > LONGEST.toSeconds()) {
            throw EvaluationException.runtime("Wait state delay is too long.");
        }
        return run.now.plus(scaled(seconds, run.limits.waitTimeScale()));
    }

    /** A Wait has words of its own for a path that finds nothing (recorded, logs/test_partial_log_levels). */
    private static void requireValue(FieldValue delay, Scope scope) throws EvaluationException {
        if (delay instanceof FieldValue.Computed computed && computed.field().endsWith("Path")) {
            try {
                computed.expression().evaluate(scope);
            } catch (EvaluationException e) {
                throw EvaluationException.runtime("The " + computed.field()
                        + " parameter does not reference an input value: " + computed.source());
            }
        }
    }

    static Duration scaled(double seconds, double scale) {
        return Duration.ofMillis(Math.round(seconds * scale * 1000));
    }
}
