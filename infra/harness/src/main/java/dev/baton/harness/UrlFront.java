package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Function URL: turns HTTP requests into events of payload format 2.0 and answers into HTTP. */
final class UrlFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UrlFront.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BROKEN = "{\"Message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final FunctionPool function;

    UrlFront(int port, FunctionPool function) throws IOException {
        this.function = function;
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
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
            JsonNode answer = JSON.readTree(function.invoke(event(exchange)));
            send(exchange, answer);
        } catch (InvocationFailedException e) {
            LOG.warn("A request is answered with 502: {}", e.getMessage());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(502, BROKEN.length);
            exchange.getResponseBody().write(BROKEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] event(HttpExchange exchange) throws IOException {
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
        event.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        event.put("isBase64Encoded", false);
        return JSON.writeValueAsBytes(event);
    }

    private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText());
        }
        byte[] body = answer.path("body").asText("").getBytes(StandardCharsets.UTF_8);
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
