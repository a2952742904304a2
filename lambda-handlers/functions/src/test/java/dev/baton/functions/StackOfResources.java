package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.access.AccessGrant;
import dev.baton.engine.access.AccessGrants;
import dev.baton.engine.api.ApiHandler;
import dev.baton.functions.resource.ResourceRequest;
import dev.baton.functions.resource.Resources;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks for custom resources as CloudFormation does for a stack, of an API in memory. */
final class StackOfResources {
    static final String MACHINE = "Custom::BatonStateMachine";
    static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final InnerApi api;
    private final Resources resources;

    StackOfResources(String name) {
        this(name, InMemoryApi.handler());
    }

    private StackOfResources(String name, ApiHandler handler) {
        this.id = "arn:aws:cloudformation:us-east-1:123456789012:stack/" + name + "/" + UUID.randomUUID();
        this.api = new InnerApi(() -> handler);
        AccessGrants grants = new GrantsInMemory(new LinkedHashMap<>());
        this.resources = new Resources(
                api,
                (bucket, key, version) -> {
                    throw new IllegalArgumentException("There is no object " + key + " in " + bucket);
                },
                () -> grants);
    }

    private record GrantsInMemory(Map<String, AccessGrant> byId) implements AccessGrants {
        @Override
        public void put(AccessGrant grant) {
            byId.put(grant.id(), grant);
        }

        @Override
        public Optional<AccessGrant> find(String id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public void remove(String id) {
            byId.remove(id);
        }

        @Override
        public List<AccessGrant> all() {
            return List.copyOf(byId.values());
        }
    }

    static ObjectNode properties() {
        return JSON.createObjectNode().put("ServiceToken", "any").put("ServiceTimeout", "300");
    }

    static ObjectNode machine(String definition) {
        return properties().put("DefinitionString", definition).put("RoleArn", "arn:aws:iam::123456789012:role/any");
    }

    /** The physical id of a machine that was made. */
    String made(String resource, ObjectNode properties) throws IOException {
        JsonNode answer = create(resource, properties, MACHINE);
        if (!answer.path("Status").asText().equals("SUCCESS")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("PhysicalResourceId").asText();
    }

    JsonNode create(String resource, ObjectNode properties, String type) throws IOException {
        return answer(request("Create", resource, properties, type));
    }

    JsonNode update(String resource, ObjectNode properties, String physicalId, ObjectNode old) throws IOException {
        return update(resource, properties, physicalId, old, MACHINE);
    }

    JsonNode update(String resource, ObjectNode properties, String physicalId, ObjectNode old, String type)
            throws IOException {
        ObjectNode request = request("Update", resource, properties, type).put("PhysicalResourceId", physicalId);
        request.set("OldResourceProperties", old);
        return answer(request);
    }

    JsonNode delete(String resource, ObjectNode properties, String physicalId) throws IOException {
        return delete(resource, properties, physicalId, MACHINE);
    }

    JsonNode delete(String resource, ObjectNode properties, String physicalId, String type) throws IOException {
        return answer(request("Delete", resource, properties, type).put("PhysicalResourceId", physicalId));
    }

    private ObjectNode request(String kind, String resource, ObjectNode properties, String type) {
        ObjectNode request = JSON.createObjectNode()
                .put("RequestType", kind)
                .put("ResourceType", type)
                .put("StackId", id)
                .put("RequestId", UUID.randomUUID().toString())
                .put("LogicalResourceId", resource)
                .put("ResponseURL", "http://127.0.0.1/");
        request.set("ResourceProperties", properties);
        return request;
    }

    private JsonNode answer(JsonNode event) throws IOException {
        ResourceRequest request = ResourceRequest.of(event);
        return JSON.readTree(resources.answer(request).body(request));
    }

    /** ARNs of all machines. */
    List<String> machines() throws Exception {
        return api.call("ListStateMachines", JSON.createObjectNode())
                .path("stateMachines")
                .findValuesAsText("stateMachineArn");
    }
}
