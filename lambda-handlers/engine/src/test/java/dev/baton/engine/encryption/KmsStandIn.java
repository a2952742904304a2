package dev.baton.engine.encryption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays KMS on its wire, JSON 1.1: GenerateDataKey and Decrypt of keys that it knows, with their encryption contexts, in any state. What
 * it wrapped is a number in a drawer: nothing can be read out of it.
 */
public final class KmsStandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Map<String, Drawer> drawers = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** A data key that was given away. */
    private record Drawer(String keyId, JsonNode context, byte[] clear) {}

    /** A call that came. */
    public record Call(String action, String context) {}

    private KmsStandIn(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    /** Starts one on a free port. */
    public static KmsStandIn start() throws IOException {
        return new KmsStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on that key answers with an error: {@code DisabledException}, {@code AccessDeniedException} … */
    public synchronized void refuse(String keyId, String error) {
        refusals.put(keyId, error);
    }

    /** The key can be used again. */
    public synchronized void allow(String keyId) {
        refusals.remove(keyId);
    }

    /** What came, oldest first. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often an action was called. */
    public long count(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).count();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String action = target.substring(target.indexOf('.') + 1);
        JsonNode request = Json.ofText(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .node();
        JsonNode context = request.path("EncryptionContext");
        calls.add(new Call(action, context.toString()));
        switch (action) {
            case "GenerateDataKey" -> generate(exchange, request, context);
            case "Decrypt" -> decrypt(exchange, request, context);
            default -> refuse(exchange, "UnknownOperationException");
        }
    }

    private void generate(HttpExchange exchange, JsonNode request, JsonNode context) throws IOException {
        String keyId = request.path("KeyId").asText();
        if (isRefused(exchange, keyId)) {
            return;
        }
        byte[] clear = new byte[32];
        byte[] wrapped = new byte[64];
        random.nextBytes(clear);
        random.nextBytes(wrapped);
        drawers.put(Base64.getEncoder().encodeToString(wrapped), new Drawer(keyId, context, clear));
        send(
                exchange,
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("KeyId", keyId)
                        .put("CiphertextBlob", wrapped)
                        .put("Plaintext", clear));
    }

    private void decrypt(HttpExchange exchange, JsonNode request, JsonNode context) throws IOException {
        Optional<Drawer> drawer =
                Optional.ofNullable(drawers.get(request.path("CiphertextBlob").asText()));
        if (drawer.isEmpty() || !drawer.get().context().equals(context)) {
            refuse(exchange, "InvalidCiphertextException");
        } else if (!isRefused(exchange, drawer.get().keyId())) {
            send(
                    exchange,
                    200,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("KeyId", drawer.get().keyId())
                            .put("Plaintext", drawer.get().clear()));
        }
    }

    private boolean isRefused(HttpExchange exchange, String keyId) throws IOException {
        String error = refusals.get(keyId);
        if (error != null) {
            refuse(exchange, error);
        }
        return error != null;
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        send(
                exchange,
                400,
                JsonNodeFactory.instance.objectNode().put("__type", error).put("message", "stand-in: " + error));
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
