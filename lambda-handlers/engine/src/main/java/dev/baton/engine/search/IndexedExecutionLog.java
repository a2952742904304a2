package dev.baton.engine.search;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A log whose executions are found by what their machines declare. Rows are written before the head that they lead to: a row without
 * its execution does no harm, an execution without its rows would never be found.
 */
public final class IndexedExecutionLog implements ExecutionLog {
    private final ExecutionLog log;
    private final ClueRows rows;
    private final Function<String, SearchAttributes> attributes;

    /** @param attributes of a machine, by its ARN */
    public IndexedExecutionLog(ExecutionLog log, ClueRows rows, Function<String, SearchAttributes> attributes) {
        this.log = log;
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
        return log.start(head, first);
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        closed.ifPresent(head -> add(head, of(head).ofEnd(head)));
        return log.append(key, entry, closed);
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        add(head, of(head).ofEnd(head));
        return log.reopen(entry, head);
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return log.head(executionArn);
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return log.latest(key);
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return log.entries(key, fromSeq, limit);
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return log.snapshotBefore(key, eventId);
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return log.requestStop(key, failure);
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        log.due(key, dueAt, committed);
    }

    @Override
    public void settled(ExecutionKey key) {
        log.settled(key);
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return log.overdue(at, limit);
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return log.list(query);
    }
}
