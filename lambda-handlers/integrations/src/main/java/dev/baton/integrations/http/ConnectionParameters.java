package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.http.Connection.Authorization;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a connection in the form of <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html">CreateConnection</a>: {@code
 * AuthorizationType} and {@code AuthParameters}. Members are found whatever their case: secrets of AWS's own have them in another.
 */
final class ConnectionParameters {
    private ConnectionParameters() {}

    static Connection read(String type, JsonNode parameters) throws NoConnectionException {
        JsonNode more = at(parameters, "InvocationHttpParameters");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        values(at(more, "BodyParameters")).forEach(body::put);
        return new Connection(
                authorization(type, parameters),
                values(at(more, "HeaderParameters")),
                values(at(more, "QueryStringParameters")),
                body);
    }

    private static Authorization authorization(String type, JsonNode parameters) throws NoConnectionException {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "API_KEY" -> {
                JsonNode key = at(parameters, "ApiKeyAuthParameters");
                yield new Authorization.ApiKey(text(key, "ApiKeyName"), text(key, "ApiKeyValue"));
            }
            case "BASIC" -> {
                JsonNode basic = at(parameters, "BasicAuthParameters");
                yield new Authorization.Basic(text(basic, "Username"), text(basic, "Password"));
            }
            case "OAUTH_CLIENT_CREDENTIALS" -> oauth(at(parameters, "OAuthParameters"));
            default -> throw new NoConnectionException("InvalidConnectionState", "Unknown AuthorizationType: " + type);
        };
    }

    private static Authorization oauth(JsonNode oauth) throws NoConnectionException {
        JsonNode client = at(oauth, "ClientParameters");
        JsonNode more = at(oauth, "OAuthHttpParameters");
        return new Authorization.OAuth(
                text(oauth, "AuthorizationEndpoint"),
                text(oauth, "HttpMethod"),
                text(client, "ClientID"),
                text(client, "ClientSecret"),
                values(at(more, "HeaderParameters")),
                values(at(more, "QueryStringParameters")),
                values(at(more, "BodyParameters")));
    }

    private static JsonNode at(JsonNode node, String member) {
        return node.properties().stream()
                .filter(entry -> plain(entry.getKey()).equals(plain(member)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(node.path(member));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static String text(JsonNode node, String member) throws NoConnectionException {
        JsonNode value = at(node, member);
        if (!value.isTextual()) {
            throw new NoConnectionException("InvalidConnectionState", "The connection has no " + member);
        }
        return value.textValue();
    }

    /** A list of {@code {Key, Value, IsValueSecret}}. */
    private static Map<String, String> values(JsonNode list) {
        Map<String, String> values = new LinkedHashMap<>();
        list.forEach(one -> values.put(at(one, "Key").asText(), at(one, "Value").asText()));
        return values;
    }
}
