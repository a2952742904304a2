package dev.baton.functions;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.Rewind;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.token.TokenKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Executions as the API starts them: one without a trace header of its own belongs to the trace of its caller.
 *
 * @param trace of the caller, where it is recorded
 */
record TracedExecutions(Executions executions, Supplier<Optional<String>> trace) implements Executions {

    private NewExecution traced(NewExecution execution) {
        return execution.tracedBy(trace.get());
    }

    @Override
    public StartResult start(NewExecution execution) {
        return executions.start(traced(execution));
    }

    @Override
    public void startExpress(NewExecution execution) {
        executions.startExpress(traced(execution));
    }

    @Override
    public ExpressRun runExpress(NewExecution execution) {
        return executions.runExpress(traced(execution));
    }

    @Override
    public Optional<Head> stop(String executionArn, Failure failure) {
        return executions.stop(executionArn, failure);
    }

    @Override
    public boolean isTaskToken(String text) {
        return executions.isTaskToken(text);
    }

    @Override
    public Optional<Head> redrive(Head closed, Optional<String> clientToken, Optional<Rewind> rewind) {
        return executions.redrive(closed, clientToken, rewind);
    }

    @Override
    public TokenVerdict sendTaskSuccess(String taskToken, Json output) {
        return executions.sendTaskSuccess(taskToken, output);
    }

    @Override
    public TokenVerdict sendTaskFailure(String taskToken, Failure failure) {
        return executions.sendTaskFailure(taskToken, failure);
    }

    @Override
    public TokenVerdict sendTaskHeartbeat(String taskToken) {
        return executions.sendTaskHeartbeat(taskToken);
    }

    @Override
    public Optional<ActivityTask> takeActivityTask(TokenKey task, Optional<String> workerName) {
        return executions.takeActivityTask(task, workerName);
    }
}
