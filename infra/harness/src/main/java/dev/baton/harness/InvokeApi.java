package dev.baton.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a> of the functions that run here, by name
 * or ARN: so {@code aws lambda invoke} works as it does in an account.
 */
final class InvokeApi implements HttpHandler {
    static final String PATH = "/2015-03-31/functions/";

    private static final byte[] NOTHING = {'{', '}'};
    private static final Logger LOG = LoggerFactory.getLogger(InvokeApi.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A name, a partial ARN or an ARN, each perhaps with a version or alias. */
    private static final Pattern INVOCATIONS = Pattern.compile(
            PATH + "(?:(?:arn:[^:/]+:lambda:[^:/]+:)?\\d+:function:)?([\\w-]+)(?::[\\w$-]+)?/invocations");

    private final List<FunctionPool> functions;

    /** @param functions read with each request */
    InvokeApi(List<FunctionPool> functions) {
        this.functions = functions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders()
                    .set("x-amzn-RequestId", UUID.randomUUID().toString());
            Matcher path = INVOCATIONS.matcher(exchange.getRequestURI().getPath());
            if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
                refuse(exchange, 404, "UnknownOperationException", "Only Invoke is served here");
                return;
            }
            Optional<byte[]> payload = RequestBody.read(exchange);
            Optional<FunctionPool> function = function(path.group(1));
            if (function.isEmpty()) {
                refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + path.group(1));
            } else if (payload.isEmpty()) {
                refuse(exchange, 413, "RequestTooLargeException", "A payload has at most 6 MB");
            } else if (!isJson(payload.get())) {
                refuse(exchange, 400, "InvalidRequestContentException", "Could not parse request body into json");
            } else {
                invoke(exchange, function.get(), payload.get().length == 0 ? NOTHING : payload.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<FunctionPool> function(String name) {
        return functions.stream()
                .filter(pool -> pool.function().name().equals(name))
                .findFirst();
    }

    private static boolean isJson(byte[] payload) throws IOException {
        try {
            return payload.length == 0 || JSON.readTree(payload) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void invoke(HttpExchange exchange, FunctionPool function, byte[] event)
            throws IOException, InterruptedException {
        Optional<String> trace =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"));
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
                .orElse("RequestResponse");
        switch (type) {
            case "DryRun" -> exchange.sendResponseHeaders(204, -1);
            case "Event" -> {
                Thread.ofVirtual().start(() -> invokeUnheard(function, event, trace));
                exchange.sendResponseHeaders(202, -1);
            }
            case "RequestResponse" -> answer(exchange, function, event, trace);
            default -> refuse(exchange, 400, "InvalidParameterValueException", "Unknown InvocationType: " + type);
        }
    }

    private static void answer(HttpExchange exchange, FunctionPool function, byte[] event, Optional<String> trace)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        try {
            send(exchange, 200, function.invoke(event, trace));
        } catch (InvocationFailedException e) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            send(exchange, 200, e.report().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void invokeUnheard(FunctionPool function, byte[] event, Optional<String> trace) {
        try {
            function.invoke(event, trace);
        } catch (InvocationFailedException e) {
            LOG.warn("An asynchronous invocation failed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
        send(
                exchange,
                status,
                JSON.writeValueAsBytes(
                        JSON.createObjectNode().put("Type", "User").put("Message", message)));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
