package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task of ECS: its containers share a network, as with {@code awsvpc}. */
final class EcsTask implements ContainerKind {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public List<ContainerPlan> plans(TaskCall call, Definitions definitions)
            throws NoContainerException, InterruptedException {
        JsonNode arguments = call.parameters().node();
        JsonNode definition =
                definitions.task(call, arguments.path("TaskDefinition").asText());
        List<ContainerPlan> plans = new ArrayList<>();
        for (JsonNode container : Members.of(definition, "containerDefinitions")) {
            String inside = Members.text(container, "name").orElse("default");
            Optional<String> beside = plans.isEmpty()
                    ? Optional.empty()
                    : Optional.of(plans.getFirst().name());
            plans.add(ContainerPlan.of(
                    Containers.name(call, inside), container, overrides(arguments.path("Overrides"), inside), beside));
        }
        if (plans.isEmpty()) {
            throw new NoContainerException("the task definition has no containers");
        }
        return plans;
    }

    private static JsonNode overrides(JsonNode overrides, String container) {
        for (JsonNode one : overrides.path("ContainerOverrides")) {
            if (one.path("Name").asText().equals(container)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    @Override
    public ObjectNode submitted(TaskCall call, List<ContainerPlan> plans) {
        ObjectNode answer = NODES.objectNode();
        answer.putArray("Failures");
        ObjectNode task = task(call, "PENDING", "RUNNING");
        answer.putArray("Tasks").add(task);
        plans.forEach(plan -> container(task, plan, "PENDING"));
        return answer;
    }

    @Override
    public Failure refused(String reason) {
        ObjectNode cause = NODES.objectNode();
        cause.putArray("Failures").addObject().put("Reason", reason);
        cause.putArray("Tasks");
        return Failure.of("AmazonECS.Unknown", cause.toString());
    }

    @Override
    public ObjectNode described(TaskCall call, List<ContainerPlan> plans, JsonNode containers) {
        ObjectNode task = task(call, "STOPPED", "STOPPED");
        for (ContainerPlan plan : plans) {
            JsonNode state = Containers.state(containers, plan);
            container(task, plan, "STOPPED")
                    .put("ExitCode", state.path("ExitCode").asInt());
        }
        JsonNode first = Containers.state(containers, plans.getFirst());
        task.put("StartedAt", Containers.millis(first.path("StartedAt")));
        task.put("StopCode", "EssentialContainerExited");
        task.put("StoppedAt", Containers.millis(first.path("FinishedAt")));
        task.put("StoppedReason", "Essential container in task exited");
        return task;
    }

    private static ObjectNode task(TaskCall call, String last, String desired) {
        JsonNode arguments = call.parameters().node();
        Arn execution = Arn.of(call.key().executionArn());
        String cluster = arguments.path("Cluster").asText("default");
        cluster = cluster.substring(cluster.lastIndexOf('/') + 1);
        String definition = arguments.path("TaskDefinition").asText();
        ObjectNode task = NODES.objectNode();
        task.putArray("Attachments");
        task.putArray("Attributes");
        task.put("ClusterArn", arn(execution, "cluster/" + cluster));
        task.putArray("Containers");
        task.put("DesiredStatus", desired);
        task.put(
                "Group",
                "family:"
                        + definition.substring(definition.lastIndexOf('/') + 1).split(":", 2)[0]);
        task.put("LastStatus", last);
        task.put("LaunchType", arguments.path("LaunchType").asText("FARGATE"));
        task.set(
                "Overrides", arguments.path("Overrides").isObject() ? arguments.path("Overrides") : NODES.objectNode());
        task.put("StartedBy", arguments.path("StartedBy").asText("AWS Step Functions"));
        task.putArray("Tags");
        task.put(
                "TaskArn",
                arn(
                        execution,
                        "task/" + cluster + "/" + Containers.attempt(call).replace("-", "")));
        task.put(
                "TaskDefinitionArn",
                definition.startsWith("arn:") ? definition : arn(execution, "task-definition/" + definition));
        task.put("Version", 1);
        return task;
    }

    private static String arn(Arn execution, String resource) {
        return execution.inService("ecs", resource).toString();
    }

    private static ObjectNode container(ObjectNode task, ContainerPlan plan, String status) {
        ObjectNode container = task.withArray("Containers").addObject();
        container.put("Image", plan.image());
        container.put("LastStatus", status);
        container.put("Name", plan.container());
        container.put("TaskArn", task.path("TaskArn").asText());
        return container;
    }
}
