package dev.baton.integrations.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Plays Lambda's Invoke API: hears requests, gives the answer that the test planned. */
final class LambdaStub implements AutoCloseable {

    /** What was asked; the client context as it came, {@code null} as text where there was none. */
    record Heard(String path, String query, String context, String body) {}

    /** What to answer; status 0 closes the connection without an answer. */
    record Planned(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<String> traces = new CopyOnWriteArrayList<>();
    final List<String> signatures = new CopyOnWriteArrayList<>();
    volatile Planned planned = new Planned(200, Map.of("X-Amz-Executed-Version", "$LATEST"), "{}");

    LambdaStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI uri = exchange.getRequestURI();
            String context = exchange.getRequestHeaders().getFirst("X-Amz-Client-Context");
            heard.add(new Heard(uri.getPath(), String.valueOf(uri.getQuery()), String.valueOf(context), body));
            traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id")));
            signatures.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            Planned plan = planned;
            if (plan.status() == 0) {
                return;
            }
            byte[] bytes = plan.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555");
            plan.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(plan.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
