package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskCall;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job of Batch that is one container. */
final class BatchJob implements ContainerKind {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public List<ContainerPlan> plans(TaskCall call, Definitions definitions)
            throws NoContainerException, InterruptedException {
        JsonNode arguments = call.parameters().node();
        for (String other :
                List.of("ArrayProperties", "NodeOverrides", "EksPropertiesOverride", "EcsPropertiesOverride")) {
            if (arguments.hasNonNull(other)) {
                throw new NoContainerException("a job with " + other + " is more than one container of this machine");
            }
        }
        JsonNode definition =
                definitions.job(call, arguments.path("JobDefinition").asText());
        JsonNode container = Members.of(definition, "containerProperties");
        if (!container.isObject()) {
            throw new NoContainerException("the job definition has no containerProperties");
        }
        ContainerPlan plan = ContainerPlan.of(
                Containers.name(call, "job"), container, arguments.path("ContainerOverrides"), Optional.empty());
        return List.of(
                plan.withCommand(filled(plan.command(), parameters(definition, arguments)), own(call, arguments)));
    }

    private static Map<String, String> own(TaskCall call, JsonNode arguments) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("AWS_BATCH_JOB_ATTEMPT", "1");
        own.put("AWS_BATCH_JOB_ID", Containers.attempt(call));
        own.put("AWS_BATCH_JQ_NAME", arguments.path("JobQueue").asText());
        own.put("MANAGED_BY_AWS", "STARTED_BY_STEP_FUNCTIONS");
        return own;
    }

    private static Map<String, String> parameters(JsonNode definition, JsonNode arguments) {
        Map<String, String> parameters = new HashMap<>();
        for (JsonNode from : List.of(Members.of(definition, "parameters"), arguments.path("Parameters"))) {
            from.properties()
                    .forEach(entry ->
                            parameters.put(entry.getKey(), entry.getValue().asText()));
        }
        return parameters;
    }

    /** {@code Ref::name} stands for a parameter. */
    private static List<String> filled(List<String> command, Map<String, String> parameters) {
        return command.stream()
                .map(word -> word.startsWith("Ref::") ? parameters.getOrDefault(word.substring(5), word) : word)
                .toList();
    }

    @Override
    public ObjectNode submitted(TaskCall call, List<ContainerPlan> plans) {
        return named(call);
    }

    private static ObjectNode named(TaskCall call) {
        Arn execution = Arn.of(call.key().executionArn());
        ObjectNode job = NODES.objectNode();
        job.put(
                "JobArn",
                execution.inService("batch", "job/" + Containers.attempt(call)).toString());
        job.put("JobId", Containers.attempt(call));
        job.put("JobName", call.parameters().node().path("JobName").asText());
        return job;
    }

    @Override
    public Failure refused(String reason) {
        return Failure.of("Batch.ClientException", reason);
    }

    @Override
    public ObjectNode described(TaskCall call, List<ContainerPlan> plans, JsonNode containers) {
        ContainerPlan plan = plans.getFirst();
        JsonNode state = Containers.state(containers, plan);
        int code = state.path("ExitCode").asInt();
        ObjectNode job = NODES.objectNode();
        job.putArray("Attempts");
        ObjectNode container = job.putObject("Container");
        plan.command().forEach(container.putArray("Command")::add);
        ArrayNode environment = container.putArray("Environment");
        plan.environment()
                .forEach((name, value) ->
                        environment.addObject().put("Name", name).put("Value", value));
        container.put("ExitCode", code).put("Image", plan.image());
        job.put("JobDefinition", call.parameters().node().path("JobDefinition").asText());
        job.setAll(named(call));
        job.put("JobQueue", call.parameters().node().path("JobQueue").asText());
        job.put("StartedAt", Containers.millis(state.path("StartedAt")));
        job.put("Status", code == 0 ? "SUCCEEDED" : "FAILED");
        job.put("StatusReason", "Essential container in task exited");
        job.put("StoppedAt", Containers.millis(state.path("FinishedAt")));
        return job;
    }
}
