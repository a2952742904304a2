package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The entries of one execution; it counts how many were read. */
final class ReadOnlyLog implements ExecutionLog {
    static final ExecutionKey KEY = new ExecutionKey("arn:aws:states:eu-west-1:1:execution:m:e", new Incarnation(1, 2));

    private final List<EncodedEntry> entries;
    int entriesRead;

    ReadOnlyLog(List<EncodedEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return entries.subList((int) entries.getLast().snapshotSeq() - 1, entries.size());
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        int from = (int) Math.min(fromSeq - 1, entries.size());
        List<EncodedEntry> page = entries.subList(from, Math.min(from + limit, entries.size()));
        entriesRead += page.size();
        return page;
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return entries.reversed().stream()
                .filter(entry -> entry.seq() == entry.snapshotSeq() && entry.firstEventId() <= eventId)
                .map(EncodedEntry::seq)
                .findFirst();
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        throw readOnly();
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        throw readOnly();
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        throw readOnly();
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        throw readOnly();
    }

    @Override
    public Optional<Head> head(String executionArn) {
        throw readOnly();
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        throw readOnly();
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        throw readOnly();
    }

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        throw readOnly();
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("this log is only read");
    }
}
