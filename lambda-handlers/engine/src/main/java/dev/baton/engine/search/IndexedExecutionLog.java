package dev.baton.engine.search;

import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ForwardingExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A log whose executions are found by what their machines declare. Rows are written before the head that they lead to: a row without
 * its execution does no harm, an execution without its rows would never be found.
 */
public final class IndexedExecutionLog extends ForwardingExecutionLog {
    private final ClueRows rows;
    private final Function<String, SearchAttributes> attributes;

    /** @param attributes of a machine, by its ARN */
    public IndexedExecutionLog(ExecutionLog log, ClueRows rows, Function<String, SearchAttributes> attributes) {
        super(log);
        this.rows = rows;
        this.attributes = attributes;
    }

    private SearchAttributes of(Head head) {
        return attributes.apply(head.identity().stateMachineArn());
    }

    private void add(Head head, List<Clue> clues) {
        if (!clues.isEmpty()) {
            rows.add(head, clues);
        }
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        add(head, of(head).ofStart(head));
        add(head, of(head).ofEnd(head));
        return super.start(head, first);
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        closed.ifPresent(head -> add(head, of(head).ofEnd(head)));
        return super.append(key, entry, closed);
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        add(head, of(head).ofEnd(head));
        return super.reopen(entry, head);
    }
}
