package dev.baton.engine.search;

import java.util.Objects;
import java.util.Optional;

/**
 * What an index is asked.
 *
 * @param stateMachineArn without version
 * @param limit 1 to 1000
 * @param after where the last page ended, as {@link dev.baton.engine.log.ExecutionPage#next()} gave it
 */
public record ClueQuery(String stateMachineArn, Clue clue, int limit, Optional<String> after) {
    public ClueQuery {
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        Objects.requireNonNull(clue, "clue");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** What the ARNs of the machine's executions begin with whose names begin so. */
    public String executionArns(String prefix) {
        return stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + prefix;
    }
}
