package dev.baton.functions;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.eventlog.BatchedEventLog;
import dev.baton.engine.eventlog.LoggingLookup;
import dev.baton.engine.registry.StateMachines;
import dev.baton.integrations.logs.CloudWatchLogs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what executions do in this function, invocation by invocation. */
final class FunctionEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionEventLog.class);

    /** A change of a machine's logging is seen that late; when it logs nothing, reading that costs each function a read a minute. */
    private static final Duration OLDEST = Duration.ofSeconds(5);

    private static final Duration OLDEST_OFF = Duration.ofMinutes(1);
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(10);

    private final AtomicReference<@Nullable BatchedEventLog> log = new AtomicReference<@Nullable BatchedEventLog>();

    /** Begins, with each engine of this process. */
    void open(StateMachines machines, CloudWatchLogs logs, InstantSource clock) {
        BatchedEventLog before = log.getAndSet(
                new BatchedEventLog(new LoggingLookup(machines, clock, OLDEST, OLDEST_OFF), logs.sink(clock)));
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void committed(ExecutionIdentity identity, int redriveCount, List<HistoryEvent> events) {
        BatchedEventLog open = log.get();
        if (open != null) {
            open.committed(identity, redriveCount, events);
        }
    }

    /** Waits until all is written. */
    void flush() {
        BatchedEventLog open = log.get();
        try {
            if (open != null && !open.flush(LONGEST_FLUSH)) {
                LOG.warn("The logs of executions were not written within {}", LONGEST_FLUSH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
