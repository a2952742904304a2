package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Plays the API server of a cluster: Jobs, their pods and logs. */
final class ClusterStub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was asked. */
    record Heard(String method, String uri, String authorization, String contentType, String body) {}

    private final HttpServer server;
    final Map<String, ObjectNode> jobs = new ConcurrentHashMap<>();
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    /** Answers everything, where it is set; 0 closes the connection. */
    volatile int status = -1;
    /** Does what it is asked for once, and closes the connection instead of saying so. */
    volatile boolean loseNextAnswer;

    ClusterStub(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Lets a Job come to an end. */
    void end(String name, String condition) {
        ObjectNode job = jobs.get(name);
        job.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", condition)
                .put("status", "True");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    body));
            if (status == 0) {
                return;
            }
            if (status > 0) {
                answer(exchange, status, status(status));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/log")) {
                text(exchange, path.contains("pod-2") ? "{\"pi\": 3}" : "plain\n");
            } else if (path.endsWith("/pods")) {
                answer(exchange, 200, JSON.readTree("""
                        {"items": [{"metadata": {"name": "pod-1"}, "spec": {"containers": [{"name": "main"}]}},
                                   {"metadata": {"name": "pod-2"}, "spec": {"containers": [{"name": "main"}]}}]}"""));
            } else {
                job(exchange, path, body);
            }
        }
    }

    private void job(HttpExchange exchange, String path, String body) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                ObjectNode job = (ObjectNode) JSON.readTree(body);
                String created = job.path("metadata").path("name").asText();
                boolean isNew = jobs.putIfAbsent(created, job) == null;
                if (loseNextAnswer) {
                    loseNextAnswer = false;
                    return;
                }
                answer(exchange, isNew ? 201 : 409, isNew ? job : status(409));
            }
            case "DELETE" -> answer(exchange, jobs.remove(name) == null ? 404 : 200, status(200));
            default -> answer(exchange, jobs.containsKey(name) ? 200 : 404, jobs.getOrDefault(name, status(404)));
        }
    }

    private static ObjectNode status(int code) {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("message", "said " + code)
                .put("code", code);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, "application/json", body.toString());
    }

    private static void text(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "text/plain", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static ClusterStub plain() {
        try {
            return new ClusterStub(
                    HttpServer.create(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
