package dev.baton.engine.search;

import dev.baton.engine.log.PageLimit;
import java.util.Objects;
import java.util.Optional;

/**
 * What an index is asked.
 *
 * @param stateMachineArn without version
 * @param limit 1 to {@link PageLimit#MOST}
 * @param after where the last page ended, as {@link dev.baton.engine.log.ExecutionPage#next()} gave it
 */
public record ClueQuery(String stateMachineArn, Clue clue, int limit, Optional<String> after) {
    public ClueQuery {
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        Objects.requireNonNull(clue, "clue");
        Objects.requireNonNull(after, "after");
        PageLimit.checked(limit);
    }

    /** What the ARNs of the machine's executions begin with whose names begin so. */
    public String executionArns(String prefix) {
        return stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + prefix;
    }
}
