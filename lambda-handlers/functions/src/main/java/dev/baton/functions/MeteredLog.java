package dev.baton.functions;

import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ForwardingExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.util.Optional;

/**
 * An execution log that tells {@link Metrics} what starts and what ends. One that is written again because an answer was lost counts
 * twice: metrics are for people.
 */
final class MeteredLog extends ForwardingExecutionLog {
    private final Metrics metrics;

    MeteredLog(ExecutionLog log, Metrics metrics) {
        super(log);
        this.metrics = metrics;
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        StartResult result = super.start(head, first);
        if (result instanceof StartResult.Started) {
            metrics.started(head);
        }
        return result;
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        AppendResult result = super.append(key, entry, closed);
        if (result instanceof AppendResult.Appended) {
            closed.ifPresent(metrics::closed);
        }
        return result;
    }
}
