package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays Lambda for tasks. A function's name says how long it takes and how much it answers: {@code task-100ms-1024b}. One that is
 * given a {@code token} keeps it for whoever is to call back. It plays Glue, too: a run of the job {@code polls-9} has ended when
 * it is asked about for the ninth time.
 */
final class TaskStub implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("task-(\\d+)ms-(\\d+)b");
    private static final int TIMEOUT_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final AtomicLong calls = new AtomicLong();
    private final Map<String, Integer> polls = new ConcurrentHashMap<>();
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

    TaskStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Its endpoint. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many functions were called. */
    long calls() {
        return calls.get();
    }

    /** Task tokens that were handed out and not used yet. */
    BlockingQueue<String> tokens() {
        return tokens;
    }

    private String glue(String target, JsonNode request) {
        if (target.equals("AWSGlue.StartJobRun")) {
            return "{\"JobRunId\":\"jr_" + calls.incrementAndGet() + "\"}";
        }
        String run = request.path("RunId").asText();
        int wanted = Integer.parseInt(request.path("JobName").asText().replaceAll("\\D", ""));
        boolean over = polls.merge(run, 1, Integer::sum) >= wanted;
        return "{\"JobRun\":{\"Id\":\"" + run + "\",\"JobRunState\":\"" + (over ? "SUCCEEDED" : "RUNNING") + "\"}}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path.endsWith("/configuration")) {
            answer(exchange, "{\"Timeout\":" + TIMEOUT_SECONDS + "}");
            return;
        }
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (target.startsWith("AWSGlue.")) {
            answer(exchange, glue(target, JSON.readTree(body)));
            return;
        }
        long number = calls.incrementAndGet();
        Matcher name = NAME.matcher(path);
        if (!name.find()) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        pause(Long.parseLong(name.group(1)));
        String token = JSON.readTree(body).path("token").asText();
        if (!token.isEmpty()) {
            tokens.add(token);
        }
        answer(
                exchange,
                Documents.of(Integer.parseInt(name.group(2)), new Random(number))
                        .toString());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With the headers that Lambda sends: the integration hands them on. */
    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            UUID id = UUID.randomUUID();
            String trace = id.toString().replace("-", "");
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("X-Amz-Executed-Version", "$LATEST");
            headers.set("x-amzn-Remapped-Content-Length", "0");
            headers.set("x-amzn-RequestId", id.toString());
            headers.set("Connection", "keep-alive");
            headers.set(
                    "X-Amzn-Trace-Id",
                    "Root=1-" + trace.substring(0, 8) + "-" + trace.substring(8) + ";Parent=" + trace.substring(16)
                            + ";Sampled=0;Lineage=1:" + trace.substring(0, 8) + ":0");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
