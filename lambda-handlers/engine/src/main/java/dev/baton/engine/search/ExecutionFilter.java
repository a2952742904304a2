package dev.baton.engine.search;

import dev.baton.asl.execution.ExecutionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
 * @param value its name, or the whole value of any of the input's fields
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
        Optional<String> value,
        Optional<String> text,
        Map<String, String> input) {
    public ExecutionFilter {
        machines = List.copyOf(machines);
        statuses = Set.copyOf(statuses);
        input = Map.copyOf(input);
    }

    /** Everything that ever ran. */
    public static ExecutionFilter all() {
        return ofMachines(List.of());
    }

    /** Everything that ever ran of these machines. */
    public static ExecutionFilter ofMachines(List<String> machines) {
        return new ExecutionFilter(
                machines,
                Set.of(),
                Optional.empty(),
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
        return new ExecutionFilter(
                machines, only, startedAfter, startedBefore, namePrefix, error, state, value, text, input);
    }

    /** The same, started from a time on. */
    public ExecutionFilter since(Instant start) {
        return new ExecutionFilter(
                machines, statuses, Optional.of(start), startedBefore, namePrefix, error, state, value, text, input);
    }

    boolean readsInputs() {
        return text.isPresent() || value.isPresent() || !input.isEmpty();
    }

    /** What an index may know, the clue first that leads to the fewest. */
    List<Clue> clues() {
        List<Clue> clues = new ArrayList<>();
        new TreeMap<>(input).forEach((path, wanted) -> clues.add(new Clue.Input(path, wanted)));
        value.ifPresent(wanted -> clues.add(new Clue.Anywhere(wanted)));
        namePrefix.ifPresent(prefix -> clues.add(new Clue.Prefix(prefix)));
        error.ifPresent(name -> clues.add(new Clue.Error(name)));
        return clues;
    }
}
