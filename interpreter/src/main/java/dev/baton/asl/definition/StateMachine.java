package dev.baton.asl.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A definition that was parsed and found valid; immutable, compiled once, shared by all its executions.
 *
 * @param comment the author's
 * @param queryLanguage of states that name none
 * @param body the top-level States block; it is also {@code blocks().get(0)}
 * @param timeoutSeconds of a whole execution
 * @param blocks every States block in document order (depth first); a block's {@link Block#ordinal()} is its place here.
 *     Stored executions refer to blocks by ordinal, so the order must be a function of the definition's text alone
 * @param variableReferences state name to the variables its expressions read; only states that read some
 */
public record StateMachine(
        Optional<String> comment,
        QueryLanguage queryLanguage,
        Block body,
        Optional<Long> timeoutSeconds,
        List<Block> blocks,
        Map<String, Set<String>> variableReferences) {

    public StateMachine {
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(queryLanguage, "queryLanguage");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(timeoutSeconds, "timeoutSeconds");
        blocks = List.copyOf(blocks);
        // In document order, so that the same definition is always described in the same words.
        variableReferences = Collections.unmodifiableMap(new LinkedHashMap<>(variableReferences));
        if (blocks.get(0) != body) {
            throw new IllegalArgumentException("the top-level block must come first");
        }
    }

    /** The state of that name anywhere in the machine; names are unique in the whole machine. */
    public Optional<State> state(String name) {
        return blocks.stream()
                .map(block -> block.states().get(name))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
