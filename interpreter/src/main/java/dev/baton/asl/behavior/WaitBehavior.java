package dev.baton.asl.behavior;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.time.Duration;
import java.time.Instant;

/** Wait: for a number of seconds or until a time; a time in the past is no wait. */
final class WaitBehavior {
    /** Recorded: 24,855 days are waited for, more is refused (base/test_timestamp_too_far_in_future_boundary). */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private WaitBehavior() {}

    static Next perform(Run run, Frame frame, WaitState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        Instant until = until(run, state.delay(), scope.withRoot(DataFlows.effective(state.data(), scope)));
        if (!until.isAfter(run.now)) {
            return over(run, frame, state);
        }
        run.put(frame.withPending(new Pending.Wait(until)));
        return Next.WAITS;
    }

    /** The time has come. */
    static Next over(Run run, Frame frame, WaitState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        return Exits.through(
                run, frame, state, state.data(), scope, DataFlows.effective(state.data(), scope), state.next());
    }

    private static Instant until(Run run, WaitState.Delay delay, Scope scope) throws EvaluationException {
        requireValue(delay.value(), scope);
        return switch (delay) {
            case WaitState.Delay.ForSeconds seconds -> after(run, FieldValues.delaySeconds(seconds.value(), scope));
            case WaitState.Delay.Until until -> until(run, FieldValues.timestamp(until.value(), scope));
        };
    }

    private static Instant after(Run run, long seconds) throws EvaluationException {
        if (seconds > LONGEST.toSeconds()) {
            throw EvaluationException.runtime("Wait state delay is too long.");
        }
        return run.now.plus(scaled(seconds, run.limits.waitTimeScale()));
    }

    private static Instant until(Run run, Instant timestamp) throws EvaluationException {
        if (Duration.between(run.now, timestamp).compareTo(LONGEST) > 0) {
            throw EvaluationException.runtime("Wait state delay is too long.");
        }
        return timestamp;
    }

    /** A Wait has words of its own for a path that finds nothing (recorded, logs/test_partial_log_levels). */
    private static void requireValue(FieldValue delay, Scope scope) throws EvaluationException {
        if (delay instanceof FieldValue.FromPath computed) {
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
