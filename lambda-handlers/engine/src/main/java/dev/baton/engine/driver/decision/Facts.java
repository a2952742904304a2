package dev.baton.engine.driver.decision;

import dev.baton.asl.Trigger;
import dev.baton.asl.execution.Failure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands outside the log and bears on an execution, as it was when somebody looked.
 *
 * @param outcomes of completed tokens whose attempts are still open, and that workers took tasks
 * @param completed the attempts of these outcomes
 * @param heartbeats of open tokens
 * @param closed open attempts whose token was closed: whoever did it has not committed yet, or died
 * @param stop that the execution shall stop
 */
public record Facts(
        List<Trigger> outcomes,
        Set<Long> completed,
        List<Trigger.TaskHeartbeat> heartbeats,
        Set<Long> closed,
        Optional<Failure> stop) {

    public static final Facts NONE = new Facts(List.of(), Set.of(), List.of(), Set.of(), Optional.empty());

    public Facts {
        outcomes = List.copyOf(outcomes);
        completed = Set.copyOf(completed);
        heartbeats = List.copyOf(heartbeats);
        closed = Set.copyOf(closed);
    }

    /** Whether nothing in it is a trigger; a stop is the driver's own to give. */
    public boolean isEmpty() {
        return outcomes.isEmpty() && heartbeats.isEmpty();
    }

    /** Whether that attempt's token was found taken, completed or closed. */
    public boolean tellsOf(long attempt) {
        return completed.contains(attempt)
                || closed.contains(attempt)
                || outcomes.stream()
                        .anyMatch(
                                trigger -> trigger instanceof Trigger.TaskPickedUp taken && taken.attempt() == attempt);
    }

    public Facts withStop(Optional<Failure> asked) {
        return new Facts(outcomes, completed, heartbeats, closed, asked);
    }
}
