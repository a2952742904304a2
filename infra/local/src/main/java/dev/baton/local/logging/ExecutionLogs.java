package dev.baton.local.logging;

import dev.baton.engine.api.LogDestinations;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.eventlog.BatchedEventLog;
import dev.baton.engine.eventlog.LoggingLookup;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.StateMachines;
import dev.baton.integrations.logs.CloudWatchLogs;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the local server logs of executions: all of all of them to a folder, if one was named; and what machines' logging
 * configurations ask for to CloudWatch Logs, if the environment names an endpoint. Without one nothing is written to an AWS
 * account: definitions that were made for one are run here by people who do not mean that.
 */
public final class ExecutionLogs implements AutoCloseable {
    private static final Duration OLDEST = Duration.ofMillis(200);
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);

    private final List<BatchedEventLog> logs = new ArrayList<>();
    private final Optional<CloudWatchLogs> cloudWatch;

    /** @throws UncheckedIOException when the folder cannot be made */
    public ExecutionLogs(LocalSettings settings, StateMachines machines, InstantSource clock) {
        settings.executionLogs().ifPresent(folder -> logs.add(ofFolder(folder)));
        this.cloudWatch = settings.aws().endpoint("CLOUDWATCH_LOGS").isPresent()
                ? Optional.of(CloudWatchLogs.of(settings.aws()))
                : Optional.empty();
        cloudWatch.ifPresent(service ->
                logs.add(new BatchedEventLog(new LoggingLookup(machines, clock, OLDEST, OLDEST), service.sink(clock))));
    }

    private static BatchedEventLog ofFolder(Path folder) {
        LoggingSettings all = new LoggingSettings(LoggingSettings.Level.ALL, true, List.of(folder.toString()));
        try {
            return new BatchedEventLog(identity -> all, new FolderLogSink(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for execution logs cannot be made: " + folder, e);
        }
    }

    /** Whom the driver tells. */
    public EventLog eventLog() {
        return logs.stream().map(EventLog.class::cast).reduce(EventLog::both).orElse(EventLog.NONE);
    }

    /** Which log groups there are. */
    public LogDestinations destinations() {
        return cloudWatch.map(LogDestinations.class::cast).orElse(LogDestinations.UNKNOWN);
    }

    /** Writes what is still to be written. */
    @Override
    public void close() {
        for (BatchedEventLog log : logs) {
            try {
                log.flush(LAST_WRITES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            log.close();
        }
    }
}
