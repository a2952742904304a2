package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One service's rule set. */
public final class EndpointRules {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode ruleSet;

    /** @param ruleSet as published with the service's model */
    public EndpointRules(JsonNode ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** The rule set's own names for what SDKs set: {@code AWS::Region} is {@code Region}. */
    public Optional<String> parameter(String builtIn) {
        return ruleSet.path("parameters").properties().stream()
                .filter(parameter ->
                        parameter.getValue().path("builtIn").asText().equals(builtIn))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The endpoint for parameters.
     *
     * @param parameters by the rule set's names: texts, booleans, lists of texts
     * @throws NoEndpointException when the rules refuse them
     */
    public Endpoint resolve(Map<String, JsonNode> parameters) throws NoEndpointException {
        Map<String, JsonNode> scope = new HashMap<>(parameters);
        ruleSet.path("parameters").properties().forEach(parameter -> {
            JsonNode standard = parameter.getValue().path("default");
            if (!standard.isMissingNode()) {
                scope.putIfAbsent(parameter.getKey(), standard);
            }
        });
        for (Map.Entry<String, JsonNode> parameter : ruleSet.path("parameters").properties()) {
            if (parameter.getValue().path("required").asBoolean() && !scope.containsKey(parameter.getKey())) {
                throw new NoEndpointException("The parameter " + parameter.getKey() + " is required.");
            }
        }
        return first(ruleSet.path("rules"), scope)
                .orElseThrow(() -> new NoEndpointException("No endpoint rule matches the parameters."));
    }

    private static Optional<Endpoint> first(JsonNode rules, Map<String, JsonNode> scope) throws NoEndpointException {
        for (JsonNode rule : rules) {
            Map<String, JsonNode> inner = new HashMap<>(scope);
            if (holds(rule.path("conditions"), inner)) {
                return apply(rule, inner);
            }
        }
        return Optional.empty();
    }

    /** A rule whose conditions hold is final: when none of its own rules matches, no other is asked. */
    private static Optional<Endpoint> apply(JsonNode rule, Map<String, JsonNode> scope) throws NoEndpointException {
        return switch (rule.path("type").asText()) {
            case "tree" -> {
                Optional<Endpoint> found = first(rule.path("rules"), scope);
                if (found.isEmpty()) {
                    throw new NoEndpointException("No endpoint rule matches the parameters.");
                }
                yield found;
            }
            case "error" ->
                throw new NoEndpointException(
                        RuleFunctions.value(rule.path("error"), scope).asText());
            default -> Optional.of(endpoint(rule.path("endpoint"), scope));
        };
    }

    private static boolean holds(JsonNode conditions, Map<String, JsonNode> scope) {
        for (JsonNode condition : conditions) {
            JsonNode value = RuleFunctions.call(condition, scope);
            boolean refused = value.isMissingNode() || value.isNull() || (value.isBoolean() && !value.booleanValue());
            if (refused) {
                return false;
            }
            if (condition.has("assign")) {
                scope.put(condition.path("assign").asText(), value);
            }
        }
        return true;
    }

    private static Endpoint endpoint(JsonNode node, Map<String, JsonNode> scope) {
        Map<String, List<String>> headers = new HashMap<>();
        node.path("headers").properties().forEach(header -> {
            List<String> values = new ArrayList<>();
            header.getValue()
                    .forEach(value ->
                            values.add(RuleFunctions.value(value, scope).asText()));
            headers.put(header.getKey(), values);
        });
        return new Endpoint(
                URI.create(RuleFunctions.value(node.path("url"), scope).asText()),
                filled(node.path("properties"), scope),
                headers);
    }

    /** The same document with its texts filled in. */
    private static JsonNode filled(JsonNode node, Map<String, JsonNode> scope) {
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), filled(entry.getValue(), scope)));
            return object;
        }
        if (node.isArray()) {
            var array = NODES.arrayNode();
            node.forEach(element -> array.add(filled(element, scope)));
            return array;
        }
        return RuleFunctions.value(node, scope);
    }
}
