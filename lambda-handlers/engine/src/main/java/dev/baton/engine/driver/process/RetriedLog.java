package dev.baton.engine.driver.process;

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

/** A log that is asked again when it could not answer. */
record RetriedLog(ExecutionLog log, StoreRetry retry) implements ExecutionLog {

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        return retry.ask(() -> log.start(head, first));
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        return retry.ask(() -> log.append(key, entry, closed));
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        return retry.ask(() -> log.reopen(entry, head));
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return retry.ask(() -> log.owe(entry, closed));
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return retry.ask(() -> log.head(executionArn));
    }

    @Override
    public Optional<Head> outline(String executionArn) {
        return retry.ask(() -> log.outline(executionArn));
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return retry.ask(() -> log.latest(key));
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return retry.ask(() -> log.entries(key, fromSeq, limit));
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return retry.ask(() -> log.snapshotBefore(key, eventId));
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return retry.ask(() -> log.requestStop(key, failure));
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        retry.tell(() -> log.due(key, dueAt, committed));
    }

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {
        retry.tell(() -> log.settled(key, redrives, seq));
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return retry.ask(() -> log.overdue(at, limit));
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return retry.ask(() -> log.list(query));
    }
}
