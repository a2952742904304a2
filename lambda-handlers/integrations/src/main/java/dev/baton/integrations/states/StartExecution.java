package dev.baton.integrations.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.assembly.OwnEngine;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.start.ExecutionInputs;
import dev.baton.engine.start.StartRequest;
import dev.baton.engine.start.StartingAttempt;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code arn:aws:states:::states:startExecution}, also {@code .sync}, {@code .sync:2} and {@code .waitForTaskToken}: starts an
 * execution of this engine, without a way through the network. Parameters are StateMachineArn (also of a version or an alias), Input,
 * Name and TraceHeader. A {@code .sync} child tells its parent of its end by {@link ParentTask}.
 */
public final class StartExecution implements TaskIntegration {
    private final OwnEngine engine;

    /** @param engine whose executions are started; asked with the first call */
    public StartExecution(OwnEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.integration().equals("states:startExecution");
    }

    /** The child's name is the author's or derived from the attempt: the same call again finds the same child. */
    @Override
    public boolean repeatable(TaskResource resource) {
        return true;
    }

    /** It writes to the store and waits for nothing else. */
    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return Duration.ofMinutes(1);
    }

    @Override
    public TaskAnswer call(TaskCall call) {
        JsonNode arn = call.parameters().node().path("StateMachineArn");
        if (!arn.isTextual()) {
            return new TaskAnswer.Failed(Failure.of(
                    ErrorNames.RUNTIME,
                    "The parameter 'StateMachineArn' of states:startExecution must be a text but was: " + arn));
        }
        UUID derived = derivedId(call);
        try {
            ExecutionIdentity child = engine.starts().start(request(call, arn.textValue(), derived));
            Json output = StartAnswer.of(child.executionArn(), child.startTime(), derived.toString());
            return call.resource().pattern() == CallPattern.REQUEST_RESPONSE
                    ? new TaskAnswer.Succeeded(output)
                    : new TaskAnswer.Submitted(output);
        } catch (ApiException e) {
            return new TaskAnswer.Failed(StartAnswer.refused(e, derived.toString()));
        }
    }

    /** The author's name, or one that derives from the attempt; the author's trace header, or the parent's. */
    private static StartRequest request(TaskCall call, String machineArn, UUID derived) {
        JsonNode parameters = call.parameters().node();
        JsonNode name = parameters.path("Name");
        JsonNode trace = parameters.path("TraceHeader");
        return new StartRequest(
                machineArn,
                name.isTextual() ? Optional.of(name.textValue()) : Optional.empty(),
                ExecutionInputs.of(parameters.path("Input")),
                trace.isTextual() ? Optional.of(trace.textValue()) : call.traceHeader(),
                Optional.of(new StartingAttempt(derived, parent(call))));
    }

    private static UUID derivedId(TaskCall call) {
        return UUID.nameUUIDFromBytes(call.idempotencyToken().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<ParentTask> parent(TaskCall call) {
        return switch (call.resource().pattern()) {
            case SYNC -> Optional.of(new ParentTask(call.key(), call.attempt(), false));
            case SYNC_2 -> Optional.of(new ParentTask(call.key(), call.attempt(), true));
            case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> Optional.empty();
        };
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return resource.pattern() == CallPattern.SYNC || resource.pattern() == CallPattern.SYNC_2;
    }

    /** Stops the child of a {@code .sync} attempt, if it is this attempt's own. */
    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) {
        Optional<ParentTask> parent = parent(call);
        if (parent.isPresent()) {
            try {
                String arn = call.parameters().node().path("StateMachineArn").asText();
                StartRequest request = request(call, arn, derivedId(call));
                stop(engine.starts().prepare(request).identity().executionArn(), parent.get());
            } catch (ApiException e) {
                // What could not be started needs no stop; a machine that was deleted ends its executions itself.
                return new Cancellation.Confirmed();
            } catch (StoreException | KeyRefusedException e) {
                return new Cancellation.TryLater(String.valueOf(e.getMessage()));
            }
        }
        return new Cancellation.Confirmed();
    }

    private void stop(String child, ParentTask parent) {
        engine.log()
                .head(child)
                .filter(head -> head.parent().equals(Optional.of(parent)))
                .ifPresent(head -> engine.executions().stop(child, new Failure(Optional.empty(), Optional.empty())));
    }
}
