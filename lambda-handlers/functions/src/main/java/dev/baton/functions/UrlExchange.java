package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.console.ConsoleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * HTTP as a Function URL carries it (payload format 2.0, <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Lambda's guide</a>).
 */
final class UrlExchange {
    private static final int BIG = 1 << 20;
    /** Smaller files are not worth packing. */
    private static final int SMALL = 1 << 10;

    private UrlExchange() {}

    static boolean isUrlEvent(JsonNode event) {
        return event.path("requestContext").path("http").isObject();
    }

    /** Whether a page of the console is wanted. */
    static boolean isPage(JsonNode event) {
        String method = http(event).path("method").asText();
        return isUrlEvent(event)
                && (method.equals("GET") || method.equals("HEAD"))
                && ConsoleFiles.serves(http(event).path("path").asText());
    }

    private static JsonNode http(JsonNode event) {
        return event.path("requestContext").path("http");
    }

    static JsonNode page(JsonNode event, ConsoleFiles console) {
        ApiResponse found = console.get(http(event).path("path").asText());
        boolean shrinks = found.body().length > SMALL
                && header(event, "accept-encoding")
                        .filter(how -> how.contains("gzip"))
                        .isPresent();
        if (!shrinks) {
            return event(found);
        }
        Map<String, String> headers = new HashMap<>(found.headers());
        headers.put("Content-Encoding", "gzip");
        headers.put("Vary", "Accept-Encoding");
        return event(found.status(), headers, gzip(found.body()), true);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("packing in memory", e);
        }
        return packed.toByteArray();
    }

    static JsonNode answer(JsonNode event, FittingAnswers api) {
        String method = http(event).path("method").asText();
        if (!method.equals("POST")) {
            return event(
                    ApiHandler.refusal(405, "UnknownOperationException", "The method " + method + " is not served"));
        }
        if (isOfAnotherSite(event)) {
            return event(ApiHandler.refusal(
                    403, "AccessDeniedException", "This server does not answer to pages of other sites"));
        }
        return event(api.handle(
                new ApiRequest(header(event, "x-amz-target"), body(event), Optional.empty(), caller(event))));
    }

    /** What browsers say of the page that asks; other clients send no Origin. */
    private static boolean isOfAnotherSite(JsonNode event) {
        Optional<String> origin = header(event, "origin");
        return origin.isPresent()
                && header(event, "host")
                        .filter(host -> origin.get().equalsIgnoreCase("https://" + host.strip())
                                || origin.get().equalsIgnoreCase("http://" + host.strip()))
                        .isEmpty();
    }

    /** Who signed, as Lambda has checked: the ARN of the user or of the role's session. */
    private static Optional<String> caller(JsonNode event) {
        JsonNode iam = event.path("requestContext").path("authorizer").path("iam");
        return Optional.ofNullable(iam.path("userArn").textValue());
    }

    /** Lambda writes names of headers in lower case; whoever builds an event by hand may not. */
    private static Optional<String> header(JsonNode event, String name) {
        for (Map.Entry<String, JsonNode> header : event.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
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
        // As a text a big body may double, for the sake of its quotes; in Base64 it grows by a third, whatever is in
        // it.
        boolean isText =
                response.headers().getOrDefault("Content-Type", "").matches("(text|application)/.*|image/svg.*");
        return event(response.status(), response.headers(), response.body(), response.body().length > BIG || !isText);
    }

    private static JsonNode event(int status, Map<String, String> headers, byte[] body, boolean base64) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("statusCode", status);
        ObjectNode sent = event.putObject("headers");
        headers.forEach(sent::put);
        event.put("body", base64 ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        event.put("isBase64Encoded", base64);
        return event;
    }
}
