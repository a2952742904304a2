package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * {@code Custom::BatonStateMachineAlias}, with {@code Name}, {@code Description} and {@code RoutingConfiguration} as
 * {@code AWS::StepFunctions::StateMachineAlias} has them: its physical id is the alias's ARN.
 */
record AliasResource(Api api) implements Resources.Kind {
    private static final String ARN = "stateMachineAliasArn";

    @Override
    public ResourceAnswer create(ResourceRequest request) throws ApiRefusalException, RefusedResourceException {
        ObjectNode wanted = routing(request.properties());
        wanted.put("name", Property.required(request.properties(), "Name"));
        String arn = api.call("CreateStateMachineAlias", wanted).path(ARN).asText();
        return ResourceAnswer.done(arn, Map.of("Arn", arn));
    }

    @Override
    public ResourceAnswer update(ResourceRequest request, String physicalId)
            throws ApiRefusalException, RefusedResourceException {
        if (!request.properties().path("Name").equals(request.oldProperties().path("Name"))) {
            return create(request);
        }
        ObjectNode wanted = routing(request.properties());
        wanted.put(ARN, physicalId);
        api.call("UpdateStateMachineAlias", wanted);
        return ResourceAnswer.done(physicalId, Map.of("Arn", physicalId));
    }

    private static ObjectNode routing(JsonNode properties) throws RefusedResourceException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        ArrayNode routes = wanted.putArray("routingConfiguration");
        for (JsonNode route : properties.path("RoutingConfiguration")) {
            String weight = Property.required(route, "Weight");
            if (!weight.matches("\\d{1,3}")) {
                throw new RefusedResourceException("Weight must be a number from 0 to 100, but is " + weight);
            }
            routes.addObject()
                    .put("stateMachineVersionArn", Property.required(route, "StateMachineVersionArn"))
                    .put("weight", Integer.parseInt(weight));
        }
        Property.optional(properties, "Description").ifPresent(text -> wanted.put("description", text));
        return wanted;
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) throws ApiRefusalException {
        try {
            api.call(
                    "DeleteStateMachineAlias",
                    JsonNodeFactory.instance.objectNode().put(ARN, physicalId));
        } catch (ApiRefusalException e) {
            if (!StateMachineResource.isGone(e)) {
                throw e;
            }
        }
    }
}
