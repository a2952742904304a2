package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.util.List;
import java.util.Optional;

/** Finds definitions of tasks and jobs: in the user's files, else at their service. */
final class Definitions {
    private final List<JsonNode> own;
    private final AwsTasks tasks;

    Definitions(ContainerSettings settings, AwsTasks tasks) {
        this.own = settings.definitions();
        this.tasks = tasks;
    }

    /** The definition of a task of ECS, by its family, with or without its revision, or its ARN. */
    JsonNode task(TaskCall call, String name) throws NoContainerException, InterruptedException {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("taskDefinition", name);
        Optional<JsonNode> found = find(name, "family", "taskDefinition");
        return found.isPresent()
                ? found.get()
                : asked(call, "ecs", "DescribeTaskDefinition", input).path("taskDefinition");
    }

    /** The definition of a job of Batch, likewise. */
    JsonNode job(TaskCall call, String name) throws NoContainerException, InterruptedException {
        Optional<JsonNode> found = find(name, "jobDefinitionName", "jobDefinition");
        if (found.isPresent()) {
            return found.get();
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.putArray("jobDefinitions").add(name);
        JsonNode last = JsonNodeFactory.instance.missingNode();
        for (JsonNode one :
                asked(call, "batch", "DescribeJobDefinitions", input).path("jobDefinitions")) {
            last = one.path("revision").asInt() >= last.path("revision").asInt() ? one : last;
        }
        if (last.isMissingNode()) {
            throw new NoContainerException("there is no definition of the job " + name);
        }
        return last;
    }

    private Optional<JsonNode> find(String name, String member, String wrapper) {
        String bare = name.substring(name.lastIndexOf('/') + 1).split(":", 2)[0];
        for (JsonNode one : own) {
            JsonNode definition = Members.of(one, wrapper).isObject() ? Members.of(one, wrapper) : one;
            if (Members.text(definition, member).equals(Optional.of(bare))) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    private JsonNode asked(TaskCall call, String service, String operation, ObjectNode input)
            throws NoContainerException, InterruptedException {
        ServiceModel model = ServiceModels.all().service(service).orElseThrow();
        AwsAction action = new AwsAction(model, model.operation(operation).orElseThrow());
        String hint = "; no file of --container-definitions has it";
        try {
            return switch (tasks.call(call, action, input)) {
                case AwsReply.Done done -> done.output();
                case AwsReply.Refused refused ->
                    throw new NoContainerException(refused.error().message().orElse("refused") + hint);
                case AwsReply.Unanswered unanswered -> throw new NoContainerException(unanswered.message() + hint);
                case AwsReply.TooLong tooLong -> throw new NoContainerException("the definition is too long");
            };
        } catch (NotPermittedException e) {
            throw new NoContainerException(e.getMessage() + hint);
        }
    }
}
