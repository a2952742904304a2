package dev.baton.engine.api;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.Rewind;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A driver that starts executions and leaves them RUNNING until a test ends them. Token {@code good} is open, {@code late} is
 * closed. Express runs echo their input, and fail when it is {@code "fail"}.
 */
final class FakeExecutions implements Executions, Histories {
    private final ExecutionLog log;
    private final InstantSource clock;
    private final Map<String, List<HistoryEvent>> events = new HashMap<>();
    final List<NewExecution> express = new ArrayList<>();
    private long incarnations;

    FakeExecutions(ExecutionLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public synchronized StartResult start(NewExecution execution) {
        ExecutionKey key = new ExecutionKey(execution.identity().executionArn(), new Incarnation(7, ++incarnations));
        Head head = new Head(
                key,
                execution.identity(),
                execution.definition(),
                execution.traceHeader(),
                execution.parent(),
                Optional.of(clock.instant()),
                Optional.empty(),
                Optional.empty());
        StartResult result = log.start(head, Optional.empty());
        if (result instanceof StartResult.Started) {
            record(
                    key.executionArn(),
                    HistoryEventType.EXECUTION_STARTED,
                    new EventDetails.ExecutionStarted(
                            execution.identity().input(),
                            execution.identity().roleArn(),
                            execution.identity().stateMachineAliasArn(),
                            execution.identity().stateMachineVersionArn()));
        }
        return result;
    }

    /** Ends an execution as a test wishes. */
    synchronized void finish(String arn, ExecutionStatus status, Optional<Json> output, Failure failure) {
        Head head = log.head(arn).orElseThrow();
        switch (status) {
            case RUNNING -> throw new IllegalArgumentException("that is no end");
            case SUCCEEDED ->
                record(arn, HistoryEventType.EXECUTION_SUCCEEDED, new EventDetails.Output(output.orElseThrow()));
            case FAILED -> record(arn, HistoryEventType.EXECUTION_FAILED, new EventDetails.Error(failure));
            case TIMED_OUT -> record(arn, HistoryEventType.EXECUTION_TIMED_OUT, new EventDetails.Error(failure));
            case ABORTED -> record(arn, HistoryEventType.EXECUTION_ABORTED, new EventDetails.Error(failure));
        }
        boolean shown = status == ExecutionStatus.FAILED || status == ExecutionStatus.ABORTED;
        Closing closing = new Closing(
                status,
                clock.instant(),
                shown ? Optional.of(failure) : Optional.empty(),
                status == ExecutionStatus.SUCCEEDED ? 0 : events.get(arn).size());
        log.append(
                head.key(),
                new EncodedEntry(2L * head.redrives().count() + 1, 1, new CommitId(1, 1), 1, 2, new byte[0]),
                Optional.of(head.closed(closing)));
    }

    synchronized void record(String arn, HistoryEventType type, EventDetails details) {
        List<HistoryEvent> history = events.computeIfAbsent(arn, key -> new ArrayList<>());
        history.add(new HistoryEvent(history.size() + 1L, history.size(), clock.instant(), type, details));
    }

    @Override
    public synchronized List<HistoryEvent> page(ExecutionKey key, long fromEventId, int limit, boolean reverse) {
        List<HistoryEvent> all = new ArrayList<>(events.getOrDefault(key.executionArn(), List.of()));
        if (reverse) {
            Collections.reverse(all);
        }
        return all.stream()
                .filter(event -> reverse ? event.id() <= fromEventId : event.id() >= fromEventId)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void startExpress(NewExecution execution) {
        express.add(execution);
    }

    @Override
    public ExpressRun runExpress(NewExecution execution) {
        Instant start = execution.identity().startTime();
        Json input = execution.identity().input();
        boolean fails = input.text().equals("\"fail\"");
        Execution ended = new Execution(
                execution.identity(),
                fails ? ExecutionStatus.FAILED : ExecutionStatus.SUCCEEDED,
                start,
                4,
                1,
                1,
                Map.of(),
                Map.of(),
                Optional.empty(),
                fails ? Optional.empty() : Optional.of(input),
                fails ? Optional.of(Failure.of("Oops", "It was asked to")) : Optional.empty(),
                0);
        return new ExpressRun(ended, start, start.plusMillis(101));
    }

    @Override
    public Optional<Head> stop(String executionArn, Failure failure) {
        Optional<Head> head = log.head(executionArn);
        if (head.isPresent() && head.get().closing().isEmpty()) {
            finish(executionArn, ExecutionStatus.ABORTED, Optional.empty(), failure);
        }
        return log.head(executionArn);
    }

    @Override
    public boolean isTaskToken(String text) {
        return verdict(text) != TokenVerdict.INVALID;
    }

    @Override
    public TokenVerdict sendTaskSuccess(String taskToken, Json output) {
        return verdict(taskToken);
    }

    @Override
    public TokenVerdict sendTaskFailure(String taskToken, Failure failure) {
        return verdict(taskToken);
    }

    @Override
    public TokenVerdict sendTaskHeartbeat(String taskToken) {
        return verdict(taskToken);
    }

    private static TokenVerdict verdict(String token) {
        return switch (token) {
            case "good" -> TokenVerdict.ACCEPTED;
            case "late" -> TokenVerdict.TIMED_OUT;
            default -> TokenVerdict.INVALID;
        };
    }

    @Override
    public Optional<ActivityTask> takeActivityTask(TokenKey task, Optional<String> workerName) {
        return Optional.of(new ActivityTask("token " + task.attempt(), Json.ofText("{ }")));
    }

    /** Opens it again and leaves it RUNNING. */
    @Override
    public synchronized Optional<Head> redrive(Head closed, Optional<String> clientToken, Optional<Rewind> rewind) {
        Head open = closed.reopened(
                closed.redrives().next(clientToken, clock.instant()), closed.definition(), clock.instant());
        record(
                closed.key().executionArn(),
                HistoryEventType.EXECUTION_REDRIVEN,
                new EventDetails.ExecutionRedriven(open.redrives().count()));
        boolean reopened = log.reopen(
                new EncodedEntry(
                        2L * open.redrives().count(),
                        1,
                        new CommitId(1, open.redrives().count()),
                        3,
                        1,
                        new byte[0]),
                open);
        return reopened ? Optional.of(open) : Optional.empty();
    }
}
