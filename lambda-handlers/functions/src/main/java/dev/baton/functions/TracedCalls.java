package dev.baton.functions;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls of executions that have no trace header belong to the trace of the driver's invocation.
 *
 * @param trace of the invocation, where it is recorded
 */
record TracedCalls(TaskIntegration integrations, Supplier<Optional<String>> trace) implements TaskIntegration {

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        Optional<String> header = call.traceHeader().isPresent() ? Optional.empty() : trace.get();
        return integrations.call(header.map(call::tracedBy).orElse(call));
    }

    @Override
    public boolean serves(TaskResource resource) {
        return integrations.serves(resource);
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return integrations.repeatable(resource);
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return integrations.bound(resource, parameters);
    }

    @Override
    public Optional<TaskAnswer> offer(TaskCall call) {
        return integrations.offer(call);
    }

    @Override
    public void withdraw(TaskCall call) {
        integrations.withdraw(call);
    }

    @Override
    public boolean polls(TaskResource resource) {
        return integrations.polls(resource);
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        return integrations.poll(call, handle);
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return integrations.cancels(resource);
    }

    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        return integrations.cancel(call, handle);
    }
}
