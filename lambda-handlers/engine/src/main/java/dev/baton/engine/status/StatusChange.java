package dev.baton.engine.status;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.DefinitionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The status that a Standard execution has from now on.
 *
 * @param closing how it ended; empty when it runs
 * @param output of one that succeeded
 * @param redriveCount how often it went on after an end
 * @param redriveDate when it did last
 * @param dataShown whether inputs, outputs, errors and causes may be told; not those of an execution that is encrypted by a key of the
 *     customer's
 */
public record StatusChange(
        ExecutionIdentity identity,
        Optional<Closing> closing,
        Optional<Json> output,
        int redriveCount,
        Optional<Instant> redriveDate,
        boolean dataShown) {
    public StatusChange {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(closing, "closing");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(redriveDate, "redriveDate");
        if (closing.isEmpty() && output.isPresent()) {
            throw new IllegalArgumentException("an execution that runs has no output");
        }
    }

    /**
     * It ended.
     *
     * @param closed its head, in its closed form
     * @param last the state at the end, which knows how often it was redriven
     */
    public static StatusChange ended(Head closed, Execution last) {
        return new StatusChange(
                closed.identity(),
                Optional.of(closed.closing().orElseThrow()),
                last.output(),
                last.redriveCount(),
                last.redrivenAt(),
                mayShowData(closed));
    }

    /**
     * It runs, if those events say so: it began, or goes on after an end.
     *
     * @param events of one commit
     */
    public static Optional<StatusChange> running(Head head, int redriveCount, List<HistoryEvent> events) {
        for (HistoryEvent event : events) {
            if (event.details() instanceof EventDetails.ExecutionStarted) {
                return Optional.of(running(head, 0, Optional.empty()));
            }
            if (event.details() instanceof EventDetails.ExecutionRedriven) {
                return Optional.of(running(head, redriveCount, Optional.of(event.timestamp())));
            }
        }
        return Optional.empty();
    }

    private static StatusChange running(Head head, int redriveCount, Optional<Instant> redriveDate) {
        return new StatusChange(
                head.identity(), Optional.empty(), Optional.empty(), redriveCount, redriveDate, mayShowData(head));
    }

    private static boolean mayShowData(Head head) {
        return !DefinitionId.isSealed(head.definition());
    }

    /** The new status. */
    public ExecutionStatus status() {
        return closing.map(Closing::status).orElse(ExecutionStatus.RUNNING);
    }

    /** Since when it has that. */
    public Instant since() {
        return closing.map(Closing::stopDate).or(() -> redriveDate).orElse(identity.startTime());
    }
}
