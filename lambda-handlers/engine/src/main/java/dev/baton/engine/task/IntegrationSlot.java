package dev.baton.engine.task;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the integrations are put once they exist: the driver calls them, and one of them (states:startExecution) calls the
 * driver.
 */
public final class IntegrationSlot implements TaskIntegration {
    private final AtomicReference<@Nullable TaskIntegration> content = new AtomicReference<@Nullable TaskIntegration>();

    /** Puts them in, before the first execution is driven. */
    public void fill(TaskIntegration integration) {
        if (content.getAndSet(integration) != null) {
            throw new IllegalStateException("filled twice");
        }
    }

    private TaskIntegration content() {
        TaskIntegration integration = content.get();
        if (integration == null) {
            throw new IllegalStateException("an execution is driven before the integrations were put in");
        }
        return integration;
    }

    @Override
    public boolean serves(TaskResource resource) {
        return content().serves(resource);
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        return content().call(call);
    }

    @Override
    public Optional<TaskAnswer> offer(TaskCall call) {
        return content().offer(call);
    }

    @Override
    public void withdraw(TaskCall call) {
        content().withdraw(call);
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return content().repeatable(resource);
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return content().bound(resource, parameters);
    }

    @Override
    public boolean polls(TaskResource resource) {
        return content().polls(resource);
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        return content().poll(call, handle);
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return content().cancels(resource);
    }

    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        return content().cancel(call, handle);
    }
}
