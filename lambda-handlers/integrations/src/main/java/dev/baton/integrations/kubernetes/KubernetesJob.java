package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.sdk.IdempotencyToken;

/**
 * The Job of an attempt.
 *
 * @param name that there is once in its namespace
 * @param document as it is sent
 * @param owner what names the attempt in an annotation
 */
record KubernetesJob(String namespace, String name, ObjectNode document, String owner) {
    private static final String ANNOTATION = "baton.dev/attempt";
    private static final String NAME = "[a-z0-9]([-a-z0-9.]*[a-z0-9])?";

    /** Of a task's arguments. */
    static KubernetesJob of(TaskCall call) throws NoClusterException {
        JsonNode arguments = call.parameters().node();
        JsonNode given = EksArguments.document(arguments.path("Job"), "Job");
        if (!(given instanceof ObjectNode object)) {
            throw new NoClusterException("The field 'Job' is required but was missing");
        }
        String owner = IdempotencyToken.of(call);
        ObjectNode document = object.deepCopy();
        if (!(document.path("metadata") instanceof ObjectNode)) {
            document.putObject("metadata");
        }
        ObjectNode metadata = (ObjectNode) document.path("metadata");
        String namespace =
                arguments.path("Namespace").asText(metadata.path("namespace").asText("default"));
        String name = name(metadata, owner);
        if (!name.matches(NAME) || !namespace.matches(NAME)) {
            throw new NoClusterException("The Job's name must be of small letters, digits and dashes but was: " + name
                    + ", in the namespace " + namespace);
        }
        metadata.put("name", name).remove("generateName");
        if (!(metadata.path("annotations") instanceof ObjectNode)) {
            metadata.putObject("annotations");
        }
        ((ObjectNode) metadata.path("annotations")).put(ANNOTATION, owner);
        return new KubernetesJob(namespace, name, document, owner);
    }

    /** A name that shall be made up is made of the attempt, so that it is the same whenever the attempt is made. */
    private static String name(ObjectNode metadata, String owner) {
        return metadata.path("name").asText(metadata.path("generateName").asText("job-") + owner.substring(0, 8));
    }

    String collection() {
        return "/apis/batch/v1/namespaces/" + namespace + "/jobs";
    }

    String path() {
        return collection() + "/" + name;
    }

    /** Where its pods are. */
    String pods() {
        return "/api/v1/namespaces/" + namespace + "/pods";
    }

    /** Whether a Job of that name is this attempt's. */
    boolean isOwn(JsonNode standing) {
        return standing.path("metadata")
                .path("annotations")
                .path(ANNOTATION)
                .asText()
                .equals(owner);
    }

    boolean hasCondition(JsonNode standing, String type) {
        for (JsonNode condition : standing.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)
                    && condition.path("status").asText().equals("True")) {
                return true;
            }
        }
        return false;
    }

    /** What is kept of its submission, for people: it is found by the task's arguments. */
    Json handle(JsonNode created) {
        ObjectNode handle = JsonNodeFactory.instance.objectNode();
        handle.put("namespace", namespace).put("name", name);
        handle.put("uid", created.path("metadata").path("uid").asText());
        return Json.of((JsonNode) handle);
    }
}
