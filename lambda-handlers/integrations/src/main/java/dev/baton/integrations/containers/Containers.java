package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.Token;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.IdempotencyToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ecs:runTask} and {@code batch:submitJob} by containers of this machine, where {@link ContainerSettings} ask for it. Containers
 * are named after their attempt, so an attempt that is made again finds its own; they are left for who wants to read their logs, under
 * the label {@code baton.attempt}.
 */
public final class Containers implements TaskIntegration {
    private static final Map<String, ContainerKind> KINDS =
            Map.of("ecs:runTask", new EcsTask(), "batch:submitJob", new BatchJob());

    private final ContainerProgram program;
    private final Definitions definitions;

    /** @param tasks for definitions that no file has */
    public Containers(ContainerSettings settings, AwsTasks tasks) {
        this.program = new ContainerProgram(settings);
        this.definitions = new Definitions(settings, tasks);
    }

    static String attempt(TaskCall call) {
        return IdempotencyToken.of(call);
    }

    /** What a container is called on this machine. */
    static String name(TaskCall call, String container) {
        return "baton-" + attempt(call) + "-" + container.replaceAll("[^a-zA-Z0-9_.-]", "-");
    }

    /** How a container stands, as the program tells it. */
    static JsonNode state(JsonNode containers, ContainerPlan plan) {
        for (JsonNode container : containers) {
            if (container.path("Name").asText().replaceFirst("^/", "").equals(plan.name())) {
                return container.path("State");
            }
        }
        return MissingNode.getInstance();
    }

    static long millis(JsonNode time) {
        try {
            return Instant.parse(time.asText()).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    @Override
    public boolean serves(TaskResource resource) {
        boolean token = resource.pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        return KINDS.containsKey(resource.integration())
                && resource.pattern() != CallPattern.SYNC_2
                && (!token || resource.integration().equals("ecs:runTask"));
    }

    private static ContainerKind kind(TaskCall call) {
        ContainerKind kind = KINDS.get(call.resource().integration());
        if (kind == null) {
            throw new IllegalStateException("no containers: " + call.resource().arn());
        }
        return kind;
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return true;
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        ContainerKind kind = kind(call);
        try {
            List<ContainerPlan> plans = kind.plans(call, definitions);
            start(call, plans);
            Json output = Json.of((JsonNode) kind.submitted(call, plans));
            return call.resource().pattern() == CallPattern.REQUEST_RESPONSE
                    ? new TaskAnswer.Succeeded(output)
                    : new TaskAnswer.Submitted(output, Optional.of(Json.EMPTY_OBJECT));
        } catch (NoContainerException | ContainerProgram.FailedException e) {
            return new TaskAnswer.Failed(kind.refused(String.valueOf(e.getMessage())));
        }
    }

    private void start(TaskCall call, List<ContainerPlan> plans)
            throws ContainerProgram.FailedException, InterruptedException {
        try {
            for (ContainerPlan plan : plans) {
                program.run(plan, attempt(call));
            }
        } catch (ContainerProgram.FailedException e) {
            program.stop(attempt(call));
            throw e;
        }
    }

    @Override
    public boolean polls(TaskResource resource) {
        return resource.pattern() == CallPattern.SYNC;
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        try {
            List<ContainerPlan> plans = kind(call).plans(call, definitions);
            JsonNode containers =
                    program.inspect(plans.stream().map(ContainerPlan::name).toList());
            return status(call, plans, containers);
        } catch (NoContainerException | ContainerProgram.FailedException e) {
            return new JobStatus.TryLater(String.valueOf(e.getMessage()));
        }
    }

    private JobStatus status(TaskCall call, List<ContainerPlan> plans, JsonNode containers)
            throws ContainerProgram.FailedException, InterruptedException {
        boolean well = true;
        boolean over = false;
        boolean running = false;
        for (ContainerPlan plan : plans) {
            JsonNode state = state(containers, plan);
            if (state.isMissingNode()) {
                return new JobStatus.Gone("The container " + plan.name() + " is there no more");
            }
            boolean ended = hasEnded(state);
            running |= !ended;
            over |= ended && plan.essential();
            well &= !plan.essential() || !ended || state.path("ExitCode").asInt() == 0;
        }
        if (running && !over) {
            return new JobStatus.Running();
        }
        if (running) {
            // With one that is essential all end; how, is told the next time.
            program.stop(attempt(call));
            return new JobStatus.Running();
        }
        Json result = Json.of((JsonNode) kind(call).described(call, plans, containers));
        return new JobStatus.Ended(
                well
                        ? new Token.Outcome.Success(result)
                        : new Token.Outcome.Fault(Failure.of(ErrorNames.TASK_FAILED, result.text())));
    }

    private static boolean hasEnded(JsonNode state) {
        String status = state.path("Status").asText();
        return status.equals("exited") || status.equals("dead") || status.equals("stopped");
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return polls(resource);
    }

    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        try {
            program.stop(attempt(call));
            return new Cancellation.Confirmed();
        } catch (ContainerProgram.FailedException e) {
            return new Cancellation.TryLater(String.valueOf(e.getMessage()));
        }
    }
}
