package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP as a Function URL carries it (payload format 2.0, <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Lambda's guide</a>).
 */
final class UrlExchange {
    private static final int BIG = 1 << 20;

    private UrlExchange() {}

    static boolean isUrlEvent(JsonNode event) {
        return event.path("requestContext").path("http").isObject();
    }

    static JsonNode answer(JsonNode event, FittingAnswers api) {
        String method = event.path("requestContext").path("http").path("method").asText();
        return switch (method) {
            case "POST" -> event(api.handle(new ApiRequest(target(event), body(event))));
            default ->
                event(ApiHandler.refusal(405, "UnknownOperationException", "The method " + method + " is not served"));
        };
    }

    /** Lambda writes names of headers in lower case; whoever builds an event by hand may not. */
    private static Optional<String> target(JsonNode event) {
        for (Map.Entry<String, JsonNode> header : event.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase("x-amz-target")) {
                return Optional.ofNullable(header.getValue().textValue());
            }
        }
        return Optional.empty();
    }

    private static byte[] body(JsonNode event) {
        String body = event.path("body").asText("");
        if (event.path("isBase64Encoded").asBoolean(false)) {
            try {
                return Base64.getDecoder().decode(body);
            } catch (IllegalArgumentException e) {
                // Refused as what it is: no JSON.
                return body.getBytes(StandardCharsets.UTF_8);
            }
        }
        return body.getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode event(ApiResponse response) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("statusCode", response.status());
        ObjectNode headers = event.putObject("headers");
        response.headers().forEach(headers::put);
        // As a text a big body may double, for the sake of its quotes; in Base64 it grows by a third, whatever is in
        // it.
        boolean big = response.body().length > BIG;
        event.put(
                "body",
                big
                        ? Base64.getEncoder().encodeToString(response.body())
                        : new String(response.body(), StandardCharsets.UTF_8));
        event.put("isBase64Encoded", big);
        return event;
    }
}
