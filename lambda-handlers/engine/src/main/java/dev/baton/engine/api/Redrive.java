package dev.baton.engine.api;

import dev.baton.engine.log.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether AWS would let an execution be redriven, as Describe shows it (recordings {@code base/test_state_fail}, {@code
 * timeouts/test_global_timeout}, {@code base/test_event_bridge_events_base}).
 *
 * @param status REDRIVABLE or NOT_REDRIVABLE
 * @param reason why it is not
 */
record Redrive(String status, Optional<String> reason) {
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Redrive POSSIBLE = new Redrive("REDRIVABLE", Optional.empty());

    static Redrive of(Head head, Instant now) {
        return switch (head.status()) {
            case RUNNING -> not("Execution is RUNNING and cannot be redriven");
            case SUCCEEDED -> not("Execution is SUCCEEDED and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED ->
                head.closing().orElseThrow().stopDate().plus(PERIOD).isBefore(now)
                        ? not("Execution redrivable period exceeded.")
                        : POSSIBLE;
        };
    }

    private static Redrive not(String reason) {
        return new Redrive("NOT_REDRIVABLE", Optional.of(reason));
    }
}
