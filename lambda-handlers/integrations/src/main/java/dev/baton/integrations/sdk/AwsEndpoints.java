package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.sdk.endpoint.Endpoint;
import dev.baton.integrations.sdk.endpoint.EndpointRules;
import dev.baton.integrations.sdk.endpoint.NoEndpointException;
import dev.baton.integrations.sdk.model.ServiceModel;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where calls go: by the service's rules, or where the environment says. */
final class AwsEndpoints {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final AwsSettings settings;
    private final Map<String, EndpointRules> rules = new ConcurrentHashMap<>();

    AwsEndpoints(AwsSettings settings) {
        this.settings = settings;
    }

    /** Whether the environment names an endpoint for this very service. */
    boolean isNamed(ServiceModel service) {
        return settings.namesEndpoint(variable(service));
    }

    private static String variable(ServiceModel service) {
        String id = service.head().text("serviceId").orElse(service.arnName());
        return id.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    }

    /** The endpoint that the environment names for a service ({@code AWS_ENDPOINT_URL_CLOUDWATCH_LOGS}), or for all. */
    Optional<URI> named(ServiceModel service) {
        return settings.endpoint(variable(service));
    }

    Endpoint of(AwsCall call) throws NoEndpointException {
        EndpointRules known = rules.computeIfAbsent(
                call.service().arnName(),
                name -> new EndpointRules(call.service().rules()));
        Map<String, JsonNode> parameters = new HashMap<>();
        standard(known, call, parameters);
        fixed(call, parameters);
        ofInput(call, parameters);
        return known.resolve(parameters);
    }

    private void standard(EndpointRules known, AwsCall call, Map<String, JsonNode> parameters) {
        put(known, parameters, "AWS::Region", NODES.textNode(call.region()));
        Optional<URI> named = named(call.service());
        if (named.isPresent()) {
            put(known, parameters, "SDK::Endpoint", NODES.textNode(named.get().toString()));
            // A bucket's name before the name of a server of one's own would be a host that is nowhere.
            put(known, parameters, "AWS::S3::ForcePathStyle", NODES.booleanNode(true));
        } else {
            put(known, parameters, "AWS::UseFIPS", NODES.booleanNode(settings.flag("AWS_USE_FIPS_ENDPOINT")));
            put(known, parameters, "AWS::UseDualStack", NODES.booleanNode(settings.flag("AWS_USE_DUALSTACK_ENDPOINT")));
        }
        // Sessions of S3 Express would cost a call more; it takes signatures of the usual kind as well.
        parameters.put("DisableS3ExpressSessionAuth", NODES.booleanNode(true));
    }

    private static void put(EndpointRules known, Map<String, JsonNode> parameters, String builtIn, JsonNode value) {
        known.parameter(builtIn).ifPresent(name -> parameters.put(name, value));
    }

    private static void fixed(AwsCall call, Map<String, JsonNode> parameters) {
        call.operation()
                .traits()
                .node()
                .path("staticContextParams")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().path("value")));
    }

    private static void ofInput(AwsCall call, Map<String, JsonNode> parameters) {
        call.operation()
                .inputShape()
                .ifPresent(shape -> shape.members().forEach((name, member) -> {
                    String parameter = member.traits()
                            .node()
                            .path("contextParam")
                            .path("name")
                            .asText();
                    if (!parameter.isEmpty() && call.input().hasNonNull(name)) {
                        parameters.put(parameter, call.input().path(name));
                    }
                }));
        call.operation()
                .traits()
                .node()
                .path("operationContextParams")
                .properties()
                .forEach(parameter -> {
                    JsonNode value =
                            at(call.input(), parameter.getValue().path("path").asText());
                    if (!value.isMissingNode()) {
                        parameters.put(parameter.getKey(), value);
                    }
                });
    }

    /** The small part of JMESPath that models use: {@code Table.Name}, {@code Items[*].Key}, {@code keys(Map)}. */
    private static JsonNode at(JsonNode node, String path) {
        if (path.startsWith("keys(")) {
            ArrayNode keys = NODES.arrayNode();
            at(node, path.substring(5, path.length() - 1)).fieldNames().forEachRemaining(keys::add);
            return keys;
        }
        int all = path.indexOf("[*]");
        if (all < 0) {
            JsonNode found = node;
            for (String step : path.split("\\.")) {
                found = found.path(step);
            }
            return found;
        }
        ArrayNode values = NODES.arrayNode();
        String rest = path.substring(all + 3).replaceFirst("^\\.", "");
        for (JsonNode element : at(node, path.substring(0, all))) {
            JsonNode value = rest.isEmpty() ? element : at(element, rest);
            if (!value.isMissingNode()) {
                values.add(value);
            }
        }
        return values;
    }
}
