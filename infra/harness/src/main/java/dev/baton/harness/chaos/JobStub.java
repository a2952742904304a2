package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays Athena as far as a polled {@code .sync} task needs it: StartQueryExecution, GetQueryExecution, StopQueryExecution. A query
 * {@code endless} runs until it is stopped, any other for some seconds. A request with the client token of one before it is the same
 * request, as at AWS.
 */
final class JobStub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** @param end when it is over by itself; never, for an endless one */
    private record Job(String token, Instant end) {}

    private final HttpServer server;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, String> byToken = new ConcurrentHashMap<>();
    private final Map<String, Instant> stopped = new ConcurrentHashMap<>();

    JobStub() throws IOException {
        this.server = Servers.onAnyPort(this::handle);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String id = request.path("QueryExecutionId").asText();
            switch (Route.action(exchange.getRequestHeaders())) {
                case "StartQueryExecution" ->
                    answer(exchange, 200, ApiClient.object().put("QueryExecutionId", start(request)));
                case "GetQueryExecution" -> answer(exchange, 200, shown(id));
                case "StopQueryExecution" -> {
                    stopped.putIfAbsent(id, Instant.now());
                    answer(exchange, 200, ApiClient.object());
                }
                default -> answer(exchange, 400, ApiClient.object().put("__type", "InvalidRequestException"));
            }
        }
    }

    private String start(JsonNode request) {
        String token = request.path("ClientRequestToken").asText();
        String id = byToken.computeIfAbsent(
                token, unseen -> "job-" + (byToken.size() + 1) + "-" + Math.abs((long) token.hashCode()));
        Instant end = request.path("QueryString").asText().equals("endless")
                ? Instant.MAX
                : Instant.now().plus(SHORT);
        jobs.putIfAbsent(id, new Job(token, end));
        return id;
    }

    private ObjectNode shown(String id) {
        ObjectNode shown = ApiClient.object();
        shown.putObject("QueryExecution")
                .put("QueryExecutionId", id)
                .putObject("Status")
                .put("State", state(id));
        return shown;
    }

    private String state(String id) {
        if (ended(id).isPresent()) {
            return "SUCCEEDED";
        }
        return stopped.containsKey(id) ? "CANCELLED" : "RUNNING";
    }

    /** When a job was over by itself, if it is and was not stopped before. */
    Optional<Instant> ended(String id) {
        return Optional.ofNullable(jobs.get(id))
                .map(Job::end)
                .filter(end -> end.isBefore(stopped.getOrDefault(id, Instant.now())));
    }

    /** Jobs that are neither over nor stopped. */
    List<String> live() {
        return jobs.keySet().stream()
                .filter(id -> state(id).equals("RUNNING"))
                .sorted()
                .toList();
    }

    int started() {
        return jobs.size();
    }

    int stopped() {
        return stopped.size();
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
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
