package dev.baton.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Plays Lambda for tasks: each function gives back what it gets, within three seconds. */
final class EchoLambda implements AutoCloseable {
    private static final byte[] CONFIGURATION = "{\"Timeout\":3}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    EchoLambda() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", EchoLambda::answer);
        server.start();
    }

    /** For {@code AWS_ENDPOINT_URL_LAMBDA}. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] payload = exchange.getRequestBody().readAllBytes();
            byte[] answer = exchange.getRequestURI().getPath().endsWith("/configuration") ? CONFIGURATION : payload;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
