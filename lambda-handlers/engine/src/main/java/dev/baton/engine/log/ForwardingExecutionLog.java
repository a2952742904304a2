package dev.baton.engine.log;

import dev.baton.asl.execution.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An execution log that passes all to another one; who extends it says what it does besides. */
public abstract class ForwardingExecutionLog implements ExecutionLog {
    private final ExecutionLog log;

    protected ForwardingExecutionLog(ExecutionLog log) {
        this.log = log;
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        return log.start(head, first);
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        return log.append(key, entry, closed);
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        return log.reopen(entry, head);
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return log.owe(entry, closed);
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return log.head(executionArn);
    }

    @Override
    public Optional<Head> outline(String executionArn) {
        return log.outline(executionArn);
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
    public void settled(ExecutionKey key, int redrives, long seq) {
        log.settled(key, redrives, seq);
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
