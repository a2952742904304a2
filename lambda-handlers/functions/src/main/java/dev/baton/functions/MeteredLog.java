package dev.baton.functions;

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

/**
 * An execution log that tells {@link Metrics} what starts and what ends. One that is written again because an answer was lost counts
 * twice: metrics are for people.
 */
record MeteredLog(ExecutionLog log, Metrics metrics) implements ExecutionLog {

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        StartResult result = log.start(head, first);
        if (result instanceof StartResult.Started) {
            metrics.started(head);
        }
        return result;
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        AppendResult result = log.append(key, entry, closed);
        if (result instanceof AppendResult.Appended) {
            closed.ifPresent(metrics::closed);
        }
        return result;
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
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
