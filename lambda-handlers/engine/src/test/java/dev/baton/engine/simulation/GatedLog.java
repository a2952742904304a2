package dev.baton.engine.simulation;

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

/** The log as one process reaches it; every entry that it takes is checked. */
record GatedLog(SimulatedProcess process, Universe universe) implements ExecutionLog {

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        return process.call("log.start " + head.identity().name(), true, () -> {
            StartResult result = universe.log.start(head, first);
            if (result instanceof StartResult.Started && first.isPresent()) {
                universe.laws.entryStands(head.key());
            }
            return result;
        });
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        return process.call("log.append " + universe.name(key) + " " + entry.seq(), true, () -> {
            AppendResult result = universe.log.append(key, entry, closed);
            if (result instanceof AppendResult.Appended) {
                universe.laws.entryStands(key);
            }
            return result;
        });
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        return process.call("log.reopen " + universe.name(head.key()) + " " + entry.seq(), true, () -> {
            boolean reopened = universe.log.reopen(entry, head);
            if (reopened) {
                universe.laws.entryStands(head.key());
            }
            return reopened;
        });
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return process.call("log.owe " + universe.name(closed.key()) + " " + entry.seq(), true, () -> {
            boolean stands = universe.log.owe(entry, closed);
            if (stands) {
                universe.laws.entryStands(closed.key());
            }
            return stands;
        });
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return process.call("log.head", true, () -> universe.log.head(executionArn));
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return process.call("log.latest " + universe.name(key), true, () -> universe.log.latest(key));
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return universe.log.entries(key, fromSeq, limit);
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return universe.log.snapshotBefore(key, eventId);
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return process.call(
                "log.requestStop " + universe.name(key), true, () -> universe.log.requestStop(key, failure));
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        process.call("log.due " + universe.name(key), true, () -> {
            universe.log.due(key, dueAt, committed);
            return dueAt;
        });
    }

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {
        process.call("log.settled " + universe.name(key), true, () -> {
            universe.log.settled(key, redrives, seq);
            return "";
        });
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return process.call("log.overdue", true, () -> universe.log.overdue(at, limit));
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return universe.log.list(query);
    }
}
