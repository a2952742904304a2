package dev.baton.local.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays Lambda and counts: each payload names its attempt in {@code key} (execution, state, retry count, item), so an attempt
 * that is invoked twice shows. A payload with a {@code token} is answered through {@link #onToken}.
 */
final class CountingLambda implements AutoCloseable {
    private final HttpServer http;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    CountingLambda() throws IOException {
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 512);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/2015-03-31/functions/", this::invoke);
        http.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void invoke(HttpExchange exchange) throws IOException {
        JsonNode payload = ApiClient.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        calls.computeIfAbsent(payload.get("key").asText(), k -> new AtomicInteger())
                .incrementAndGet();
        if (payload.has("token")) {
            tokens.put(payload.get("key").asText(), payload.get("token").asText());
        }
        try {
            // Long enough that a kill now and then meets a call under way.
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, 30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] answer = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** How often each attempt was invoked. */
    Map<String, AtomicInteger> calls() {
        return calls;
    }

    /** Tokens that wait for an outcome, by attempt. */
    Map<String, String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
