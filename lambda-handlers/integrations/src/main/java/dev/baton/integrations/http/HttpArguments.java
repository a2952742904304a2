package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of {@code http:invoke}.
 *
 * @param endpoint where to
 * @param method of HTTP
 * @param connectionArn of the connection; absent where the call is not authorized
 * @param headers by name
 * @param query parameters by name, texts or lists of texts
 * @param body missing where there is none
 * @param encoding of the body
 */
record HttpArguments(
        URI endpoint,
        String method,
        Optional<String> connectionArn,
        Map<String, String> headers,
        Map<String, JsonNode> query,
        JsonNode body,
        BodyEncoding encoding) {
    private static final Set<String> FIELDS = Set.of(
            "ApiEndpoint",
            "Method",
            "Authentication",
            "InvocationConfig",
            "Headers",
            "QueryParameters",
            "RequestBody",
            "Transform");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

    /** Headers that are the service's own, and those of proxies. */
    private static final Set<String> FORBIDDEN = Set.of(
            "a-im",
            "accept-charset",
            "accept-datetime",
            "accept-encoding",
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-md5",
            "date",
            "expect",
            "forwarded",
            "from",
            "host",
            "http2-settings",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "max-forwards",
            "origin",
            "pragma",
            "proxy-authorization",
            "referer",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "warning");

    /**
     * Reads them.
     *
     * @throws WrongArgumentsException naming what is wrong
     */
    static HttpArguments read(JsonNode arguments) throws WrongArgumentsException {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            if (!FIELDS.contains(argument.getKey())) {
                throw new WrongArgumentsException(
                        "The field \"" + argument.getKey() + "\" is not supported by Step Functions");
            }
        }
        String method = required(arguments, "Method");
        if (!METHODS.contains(method)) {
            throw new WrongArgumentsException("The value for the field 'Method' must be one of " + METHODS);
        }
        return new HttpArguments(
                endpoint(required(arguments, "ApiEndpoint")),
                method,
                connection(arguments),
                headers(arguments.path("Headers")),
                query(arguments.path("QueryParameters")),
                arguments.path("RequestBody"),
                BodyEncoding.of(arguments.path("Transform")));
    }

    private static String required(JsonNode arguments, String field) throws WrongArgumentsException {
        JsonNode value = arguments.path(field);
        if (!value.isTextual()) {
            throw new WrongArgumentsException("The field '" + field + "' is required but was missing");
        }
        return value.textValue();
    }

    private static URI endpoint(String text) throws WrongArgumentsException {
        try {
            URI url = new URI(text);
            if (url.getScheme() != null && url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new WrongArgumentsException("The value for the field 'ApiEndpoint' is no URL: " + text);
        }
        throw new WrongArgumentsException("The value for the field 'ApiEndpoint' must be a URL with scheme and host");
    }

    private static Optional<String> connection(JsonNode arguments) {
        return Optional.ofNullable(
                        arguments.path("Authentication").path("ConnectionArn").textValue())
                .or(() -> Optional.ofNullable(
                        arguments.path("InvocationConfig").path("ConnectionArn").textValue()));
    }

    private static Map<String, String> headers(JsonNode given) throws WrongArgumentsException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : given.properties()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (FORBIDDEN.contains(name) || name.matches("x-(?:forwarded|amz|amzn)-.*")) {
                throw new WrongArgumentsException(
                        "The header \"" + header.getKey() + "\" is not supported by Step Functions");
            }
            String value = text(header.getValue());
            if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+") || value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
                throw new WrongArgumentsException("The header \"" + header.getKey() + "\" is not valid");
            }
            headers.put(header.getKey(), value);
        }
        return headers;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static Map<String, JsonNode> query(JsonNode given) {
        Map<String, JsonNode> query = new LinkedHashMap<>();
        given.properties().forEach(parameter -> query.put(parameter.getKey(), parameter.getValue()));
        return query;
    }
}
