package dev.baton.engine.log;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an attempt began outside and what must be ended, because the attempt was closed before its own end. The execution owes it, also
 * when it is closed, until the integration has confirmed it.
 *
 * @param attempt unique in the execution
 * @param block of the definition whose state it was
 * @param state whose task it was
 * @param retryCount how often the state had been retried before
 * @param parameters the effective arguments of the call
 * @param roleArn of Credentials
 * @param handle what the call's answer was kept as; empty while the call is not known to have been answered
 * @param since when the attempt was closed, or its call was answered if that was later; the moments at which the cancel is issued follow from this
 * @param caller whose call may still be under way, as its lease has it; empty when none is
 * @param callEnd when that call is over at the latest; without meaning when there is none
 */
public record OwedCancel(
        long attempt,
        int block,
        String state,
        int retryCount,
        Json parameters,
        Optional<String> roleArn,
        Optional<Json> handle,
        Instant since,
        Optional<String> caller,
        Instant callEnd) {
    public OwedCancel {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(roleArn, "roleArn");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(callEnd, "callEnd");
    }

    /**
     * The same, with what its call was answered after all.
     *
     * @param from when that was: what has just begun is ended soon, however long ago the attempt was closed
     */
    public OwedCancel named(Json by, Instant from) {
        return new OwedCancel(
                attempt, block, state, retryCount, parameters, roleArn, Optional.of(by), from, caller, callEnd);
    }
}
