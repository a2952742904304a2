package dev.baton.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays Lambda for tasks: {@code slow} answers only from the second call on, {@code full} has room only from the second call on,
 * {@code hand-out} keeps what it was given.
 */
final class LambdaStub implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 1;

    final CountDownLatch firstSlowCall = new CountDownLatch(1);
    final AtomicInteger slowCalls = new AtomicInteger();
    final AtomicInteger fullCalls = new AtomicInteger();
    final List<String> traces = new CopyOnWriteArrayList<>();
    final List<String> handedOut = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final HttpServer server;

    LambdaStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/configuration")) {
            answer(exchange, "{\"Timeout\":" + TIMEOUT_SECONDS + "}");
        } else if (path.contains("slow")) {
            slow(exchange);
        } else if (path.contains("full") && fullCalls.incrementAndGet() == 1) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "TooManyRequestsException");
            answer(exchange, 429, "{\"Reason\":\"ConcurrentInvocationLimitExceeded\",\"message\":\"Rate Exceeded.\"}");
        } else {
            handedOut.add(body);
            traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id")));
            answer(exchange, "null");
        }
    }

    private void slow(HttpExchange exchange) throws IOException {
        if (slowCalls.incrementAndGet() == 1) {
            firstSlowCall.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        answer(exchange, "{\"done\":true}");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        never.countDown();
        server.stop(0);
    }
}
