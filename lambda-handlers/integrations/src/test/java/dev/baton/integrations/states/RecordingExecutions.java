package dev.baton.integrations.states;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.Rewind;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts write a head and no more; what was asked is kept. */
final class RecordingExecutions implements Executions {
    final InMemoryExecutionLog log =
            new InMemoryExecutionLog(InstantSource.fixed(Instant.EPOCH), Duration.ofDays(90), key -> {});
    final List<NewExecution> started = new ArrayList<>();
    final List<NewExecution> expressStarted = new ArrayList<>();
    Runnable beforeStart = () -> {};
    final List<String> stopped = new ArrayList<>();

    @Override
    public StartResult start(NewExecution execution) {
        beforeStart.run();
        Head head = new Head(
                new ExecutionKey(
                        execution.identity().executionArn(),
                        execution.incarnation().orElse(new Incarnation(9, started.size()))),
                execution.identity(),
                execution.definition(),
                execution.traceHeader(),
                execution.parent(),
                Optional.of(execution.identity().startTime()),
                Optional.empty(),
                Optional.empty());
        Optional<Head> standing = log.head(execution.identity().executionArn());
        if (standing.isPresent()) {
            return new StartResult.NameInUse(standing.get());
        }
        StartResult result = log.start(head, Optional.empty());
        if (result instanceof StartResult.Started) {
            started.add(execution);
        }
        return result;
    }

    @Override
    public void startExpress(NewExecution execution) {
        expressStarted.add(execution);
    }

    @Override
    public ExpressRun runExpress(NewExecution execution) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Head> stop(String executionArn, Failure failure) {
        stopped.add(executionArn);
        return log.head(executionArn);
    }

    @Override
    public boolean isTaskToken(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TokenVerdict sendTaskSuccess(String taskToken, Json output) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TokenVerdict sendTaskFailure(String taskToken, Failure failure) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TokenVerdict sendTaskHeartbeat(String taskToken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ActivityTask> takeActivityTask(TokenKey task, Optional<String> workerName) {
        return Optional.of(new ActivityTask("token " + task.attempt(), Json.ofText("{ }")));
    }

    @Override
    public Optional<Head> redrive(Head closed, Optional<String> clientToken, Optional<Rewind> rewind) {
        throw new UnsupportedOperationException();
    }
}
