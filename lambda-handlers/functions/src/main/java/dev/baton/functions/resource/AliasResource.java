package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Custom::BatonStateMachineAlias}, with {@code Name}, {@code Description} and {@code RoutingConfiguration} as
 * {@code AWS::StepFunctions::StateMachineAlias} has them: its physical id is the alias's ARN.
 */
record AliasResource(Api api) implements Resources.Kind {
    private static final String ARN = "stateMachineAliasArn";
    private static final Set<String> KNOWN = Set.of("Name", "Description", "RoutingConfiguration");
    private static final Set<String> KNOWN_OF_A_ROUTE = Set.of("StateMachineVersionArn", "Weight");
    private static final String GRADUAL = "DeploymentPreference";

    @Override
    public ResourceAnswer create(ResourceRequest request) throws ApiRefusalException, RefusedResourceException {
        ObjectNode wanted = wanted(request.properties());
        wanted.put("name", Property.required(request.properties(), "Name"));
        String arn = api.call("CreateStateMachineAlias", wanted).path(ARN).asText();
        return ResourceAnswer.done(arn, Map.of("Arn", arn));
    }

    @Override
    public ResourceAnswer update(ResourceRequest request, String physicalId)
            throws ApiRefusalException, RefusedResourceException {
        ObjectNode wanted = wanted(request.properties());
        if (!isOfOneMachine(wanted, physicalId)
                || !physicalId.endsWith(":" + Property.required(request.properties(), "Name"))) {
            return create(request);
        }
        wanted.put(ARN, physicalId);
        api.call("UpdateStateMachineAlias", wanted);
        return ResourceAnswer.done(physicalId, Map.of("Arn", physicalId));
    }

    /** Versions of another machine are another alias. */
    private static boolean isOfOneMachine(ObjectNode wanted, String alias) {
        Optional<Arn> machine = Arn.parse(alias).map(Arn::owner);
        for (JsonNode route : wanted.path("routingConfiguration")) {
            String version = route.path("stateMachineVersionArn").asText();
            if (machine.filter(owner -> version.startsWith(owner + ":")).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode wanted(JsonNode properties) throws RefusedResourceException {
        if (properties.has(GRADUAL)) {
            throw new RefusedResourceException(
                    GRADUAL + " is not supported: nothing shifts weights by itself. Name two"
                            + " versions with their weights in RoutingConfiguration, and change these with updates of the stack");
        }
        Property.checkKnown(properties, KNOWN);
        Property.checkTexts(properties, "Name", "Description");
        Property.required(properties, "Name");
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.set("routingConfiguration", routes(properties.path("RoutingConfiguration")));
        Property.optional(properties, "Description").ifPresent(text -> wanted.put("description", text));
        return wanted;
    }

    private static ArrayNode routes(JsonNode configuration) throws RefusedResourceException {
        if (!configuration.isArray()) {
            throw new RefusedResourceException(
                    "RoutingConfiguration must be a list of one or two StateMachineVersionArn with their Weight");
        }
        ArrayNode routes = JsonNodeFactory.instance.arrayNode();
        for (JsonNode route : configuration) {
            Property.checkKnown(route, KNOWN_OF_A_ROUTE);
            Property.checkTexts(route, "StateMachineVersionArn", "Weight");
            String weight = Property.required(route, "Weight");
            if (!weight.matches("\\d{1,3}")) {
                throw new RefusedResourceException("Weight must be a number from 0 to 100, but is " + weight);
            }
            routes.addObject()
                    .put("stateMachineVersionArn", Property.required(route, "StateMachineVersionArn"))
                    .put("weight", Integer.parseInt(weight));
        }
        return routes;
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
