package dev.baton.engine.search;

import dev.baton.asl.execution.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for: all conditions hold.
 *
 * @param machines ARNs without version; all machines when there is none
 * @param statuses any of them; all when there is none
 * @param startedAfter at or after
 * @param startedBefore before
 * @param namePrefix how the name begins
 * @param error the error's name
 * @param state one that it is in, or in which it failed
 * @param text stands somewhere in the name or the input
 * @param input values of the input's fields by their path: {@code customer.id}; numbers and truth values by their text
 */
public record ExecutionFilter(
        List<String> machines,
        Set<ExecutionStatus> statuses,
        Optional<Instant> startedAfter,
        Optional<Instant> startedBefore,
        Optional<String> namePrefix,
        Optional<String> error,
        Optional<String> state,
        Optional<String> text,
        Map<String, String> input) {
    public ExecutionFilter {
        machines = List.copyOf(machines);
        statuses = Set.copyOf(statuses);
        input = Map.copyOf(input);
    }

    /** Everything that ever ran. */
    public static ExecutionFilter all() {
        return new ExecutionFilter(
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The same, of a status only. */
    public ExecutionFilter of(Set<ExecutionStatus> only) {
        return new ExecutionFilter(machines, only, startedAfter, startedBefore, namePrefix, error, state, text, input);
    }

    /** The same, started from a time on. */
    public ExecutionFilter since(Instant start) {
        return new ExecutionFilter(
                machines, statuses, Optional.of(start), startedBefore, namePrefix, error, state, text, input);
    }

    boolean readsInputs() {
        return text.isPresent() || !input.isEmpty();
    }
}
