package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * {@code Custom::BatonStateMachineVersion}, with {@code StateMachineArn}, {@code StateMachineRevisionId} and {@code Description} as
 * {@code AWS::StepFunctions::StateMachineVersion} has them: its physical id is the version's ARN. What changes makes another version.
 */
record VersionResource(Api api) implements Resources.Kind {
    private static final Set<String> KNOWN = Set.of("StateMachineArn", "StateMachineRevisionId", "Description");

    @Override
    public ResourceAnswer create(ResourceRequest request) throws ApiRefusalException, RefusedResourceException {
        JsonNode properties = request.properties();
        Property.checkKnown(properties, KNOWN);
        Property.checkTexts(properties, "StateMachineArn", "StateMachineRevisionId", "Description");
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("stateMachineArn", Property.required(properties, "StateMachineArn"));
        Property.optional(properties, "StateMachineRevisionId").ifPresent(id -> wanted.put("revisionId", id));
        Property.optional(properties, "Description").ifPresent(text -> wanted.put("description", text));
        // Publishing the same revision twice gives the same version.
        String arn = api.call("PublishStateMachineVersion", wanted)
                .path("stateMachineVersionArn")
                .asText();
        return ResourceAnswer.done(arn, Map.of("Arn", arn));
    }

    @Override
    public ResourceAnswer update(ResourceRequest request, String physicalId)
            throws ApiRefusalException, RefusedResourceException {
        return create(request);
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) throws ApiRefusalException {
        try {
            api.call(
                    "DeleteStateMachineVersion",
                    JsonNodeFactory.instance.objectNode().put("stateMachineVersionArn", physicalId));
        } catch (ApiRefusalException e) {
            if (!StateMachineResource.isGone(e)) {
                throw e;
            }
        }
    }
}
