package dev.baton.engine.search;

import dev.baton.engine.log.ExecutionPage;
import java.util.List;
import java.util.Optional;

/**
 * The port of the index by which executions are found otherwise than by machine and status. What it gives may be more than what was
 * asked for, never less: whoever asks looks at each head. May be called from any number of threads; throws {@link
 * dev.baton.engine.log.StoreException} when the store cannot answer.
 */
public interface SearchIndex {
    /** When so many executions have a name with a prefix, it is no clue: then the list, newest first, is the faster way. */
    int MOST_NAMES = 2000;

    /** An index that knows nothing. */
    SearchIndex NONE = new SearchIndex() {
        @Override
        public List<Clue> leads(String stateMachineArn, Clue wanted) {
            return List.of();
        }

        @Override
        public Optional<ExecutionPage> find(ClueQuery query) {
            return Optional.empty();
        }
    };

    /** The clues which together lead to all executions of a machine that are wanted; none when they are not indexed so. */
    List<Clue> leads(String stateMachineArn, Clue wanted);

    /**
     * One page of the executions of a machine to which a clue leads, newest start first.
     *
     * @param query with one of {@link #leads}
     * @return empty when the clue is a prefix of more than {@link #MOST_NAMES} names; never when the query has an {@code after}
     */
    Optional<ExecutionPage> find(ClueQuery query);
}
