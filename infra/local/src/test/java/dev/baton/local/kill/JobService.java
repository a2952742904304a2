package dev.baton.local.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays Glue: jobs that run until the test ends them. */
final class JobService implements AutoCloseable {
    private final HttpServer server;
    final AtomicInteger submissions = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();
    final Map<String, String> states = new ConcurrentHashMap<>();
    final List<String> stopped = new CopyOnWriteArrayList<>();
    volatile boolean refusesToStop;

    JobService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request =
                    ApiClient.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            switch (action) {
                case "AWSGlue.StartJobRun" -> {
                    String id = "jr_" + submissions.incrementAndGet();
                    states.put(id, "RUNNING");
                    answer(exchange, 200, "{\"JobRunId\": \"" + id + "\"}");
                }
                case "AWSGlue.GetJobRun" -> {
                    polls.incrementAndGet();
                    String id = request.path("RunId").asText();
                    answer(
                            exchange,
                            200,
                            "{\"JobRun\": {\"Id\": \"" + id + "\", \"JobRunState\": \"" + states.get(id) + "\"}}");
                }
                case "AWSGlue.BatchStopJobRun" -> stop(exchange, request);
                default -> answer(exchange, 400, "{\"__type\": \"UnknownOperationException\"}");
            }
        }
    }

    private void stop(HttpExchange exchange, JsonNode request) throws IOException {
        if (refusesToStop) {
            answer(exchange, 503, "{}");
            return;
        }
        String id = request.path("JobRunIds").path(0).asText();
        stopped.add(id);
        states.put(id, "STOPPED");
        answer(exchange, 200, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
