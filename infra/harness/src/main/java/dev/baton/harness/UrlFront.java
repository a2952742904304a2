package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Function URL: turns HTTP requests into events of payload format 2.0 and answers into HTTP. Beside it, Lambda's Invoke API. */
final class UrlFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UrlFront.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TOO_LARGE =
            "{\"Message\":\"Request Entity Too Large\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BROKEN = "{\"Message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8);

    /** The function behind the URL. */
    interface Invocation {
        byte[] invoke(byte[] event, Optional<String> trace) throws InterruptedException, InvocationFailedException;
    }

    private final HttpServer server;
    private final Invocation function;

    UrlFront(int port, Invocation function, HttpHandler invoke) throws IOException {
        this.function = function;
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.createContext(InvokeApi.PATH, invoke);
    }

    void start() {
        server.start();
    }

    /** Where it is served. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<byte[]> body = RequestBody.read(exchange);
            if (body.isEmpty()) {
                refuse(exchange, 413, TOO_LARGE);
            } else {
                invoke(exchange, body.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers in any case: a client whose function was killed must not wait, nor find its connection closed. */
    private void invoke(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        JsonNode answer;
        try {
            answer = JSON.readTree(function.invoke(event(exchange, body), trace(exchange)));
        } catch (InvocationFailedException e) {
            LOG.warn("A request is answered with 502: {}", e.getMessage());
            refuse(exchange, 502, BROKEN);
            return;
        }
        send(exchange, answer);
    }

    private static Optional<String> trace(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"));
    }

    private static void refuse(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] event(HttpExchange exchange, byte[] body) throws IOException {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", exchange.getRequestURI().getPath());
        event.put("rawQueryString", "");
        ObjectNode headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        ObjectNode http = event.putObject("requestContext").putObject("http");
        http.put("method", exchange.getRequestMethod());
        http.put("path", exchange.getRequestURI().getPath());
        boolean text = isText(exchange.getRequestHeaders().getFirst("Content-Type"));
        event.put(
                "body",
                text
                        ? new String(body, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", !text);
        return JSON.writeValueAsBytes(event);
    }

    /** Lambda hands on what it knows for a text as it is, and everything else in Base64. */
    private static boolean isText(@Nullable String contentType) {
        return contentType != null
                && contentType.matches("(?i)(text/.*|application/(json|xml|javascript|x-www-form-urlencoded)\\b.*)");
    }

    private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText());
        }
        String text = answer.path("body").asText("");
        byte[] body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        boolean none = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.path("statusCode").asInt(200), none ? -1 : body.length);
        if (!none) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
