package dev.baton.engine.search;

import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.Head;
import java.util.List;
import java.util.Optional;

/**
 * The port of an index that is written beside the log, row by row, by {@link IndexedExecutionLog}. Rows may be of executions that
 * were never started, and stay when an execution goes: who reads them looks at the heads.
 */
public interface ClueRows {

    /** Writes a row for each clue; again is the same. Durable when it returns. */
    void add(Head head, List<Clue> clues);

    /** One page: {@link SearchIndex#find}. */
    Optional<ExecutionPage> find(ClueQuery query);
}
