package dev.baton.integrations.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.registry.Routing;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code arn:aws:states:::states:startExecution}, also {@code .sync}, {@code .sync:2} and {@code .waitForTaskToken}: starts an
 * execution of this engine, without a way through the network. Parameters are StateMachineArn (also of a version or an alias), Input,
 * Name and TraceHeader. A {@code .sync} child tells its parent of its end by {@link ParentTask}.
 */
public final class StartExecution implements TaskIntegration {
    private final Supplier<Engine> engine;

    /** @param engine asked with the first call: it is made after its integrations */
    public StartExecution(Supplier<Engine> engine) {
        this.engine = engine;
    }

    /**
     * What it needs of the engine that it is part of.
     *
     * @param machines where ARNs are looked up
     * @param routing which version an alias gives
     * @param executions starts and stops children
     * @param log whose child stands there
     * @param clock of start dates
     */
    public record Engine(
            StateMachines machines, Routing routing, Executions executions, ExecutionLog log, InstantSource clock) {

        public Engine(StateMachines machines, Executions executions, ExecutionLog log, InstantSource clock) {
            this(machines, new Routing(machines), executions, log, clock);
        }
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
        String requestId = Child.derivedName(call);
        try {
            Child child = Child.of(call, machine(arn.textValue(), call));
            Instant started = start(child, call);
            Json output = StartAnswer.of(child.executionArn(), started, requestId);
            return call.resource().pattern() == CallPattern.REQUEST_RESPONSE
                    ? new TaskAnswer.Succeeded(output)
                    : new TaskAnswer.Submitted(output);
        } catch (Refusal e) {
            return new TaskAnswer.Failed(e.failure(requestId));
        }
    }

    private Machine machine(String arn, TaskCall call) throws Refusal {
        Engine of = engine.get();
        return Machine.find(arn, of.machines(), of.routing(), Child.draw(call));
    }

    private Instant start(Child child, TaskCall call) throws Refusal {
        Optional<ParentTask> parent = parent(call);
        ExecutionIdentity identity = child.identity(engine.get().clock().instant());
        NewExecution execution =
                new NewExecution(identity, child.machine().settings().definition(), child.traceHeader(), parent);
        if (identity.express()) {
            if (parent.isPresent()) {
                throw new Refusal(
                        "StateMachineTypeNotSupported",
                        "This operation is not supported by this type of state machine");
            }
            engine.get().executions().startExpress(execution);
            return identity.startTime();
        }
        return switch (engine.get().executions().start(execution)) {
            case StartResult.Started started -> identity.startTime();
            case StartResult.NameInUse taken -> standing(taken.standing(), child, parent);
        };
    }

    /** The name is taken: by this very attempt before, or by an execution that the API's idempotency takes for the same. */
    private static Instant standing(Head standing, Child child, Optional<ParentTask> parent) throws Refusal {
        boolean ours = parent.isPresent() ? standing.parent().equals(parent) : !child.named();
        boolean same = parent.isEmpty()
                && standing.status() == ExecutionStatus.RUNNING
                && standing.identity().input().equals(child.input());
        if (ours || same) {
            return standing.identity().startTime();
        }
        throw new Refusal("ExecutionAlreadyExists", "Execution Already Exists: '" + child.executionArn() + "'");
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
                JsonNode arn = call.parameters().node().path("StateMachineArn");
                stop(Child.of(call, machine(arn.asText(), call)), parent.get());
            } catch (Refusal e) {
                // What could not be started needs no stop; a machine that was deleted ends its executions itself.
                return new Cancellation.Confirmed();
            } catch (StoreException e) {
                return new Cancellation.TryLater(String.valueOf(e.getMessage()));
            }
        }
        return new Cancellation.Confirmed();
    }

    private void stop(Child child, ParentTask parent) {
        engine.get()
                .log()
                .head(child.executionArn())
                .filter(head -> head.parent().equals(Optional.of(parent)))
                .ifPresent(head -> engine.get()
                        .executions()
                        .stop(child.executionArn(), new Failure(Optional.empty(), Optional.empty())));
    }
}
