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

/**
 * A log that keeps nothing: whatever is written stands as far as its writer is told, and nothing is found again. Its executions live in the
 * hands of the one driver that started them.
 */
final class UnkeptLog implements ExecutionLog {

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        return new StartResult.Started();
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        return new AppendResult.Appended();
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        return false;
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return true;
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return Optional.empty();
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return List.of();
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return List.of();
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return Optional.empty();
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return Optional.empty();
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {}

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {}

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return List.of();
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return new ExecutionPage(List.of(), Optional.empty());
    }
}
