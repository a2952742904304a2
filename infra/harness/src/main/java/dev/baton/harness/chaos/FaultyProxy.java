package dev.baton.harness.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stands between the functions and a service, and forwards. When told so, it closes connections before a request is forwarded, or
 * after its answer came and instead of giving it on, or answers as a service that throttles.
 */
final class FaultyProxy implements AutoCloseable {
    /** What the client sets itself, and what concerns one connection alone. */
    private static final Set<String> OF_A_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "date");

    private static final Duration LONGEST = Duration.ofSeconds(120);

    /** Hears of each request that was answered. */
    interface Witness {
        /** Does not care. */
        Witness NONE = (action, request, status, answer) -> {};

        void answered(String action, byte[] request, int status, byte[] answer);
    }

    private final Route route;
    private final URI service;
    private final Witness witness;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger cutsBefore = new AtomicInteger();
    private final AtomicInteger cutsAfter = new AtomicInteger();
    private final LongAdder hit = new LongAdder();
    private volatile long throttledUntil = System.nanoTime();

    FaultyProxy(Route route, URI service, Witness witness) throws IOException {
        this.route = route;
        this.service = service;
        this.witness = witness;
        this.server = Servers.onAnyPort(this::handle);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** So many requests that do something will not be forwarded. */
    void cutBefore(int requests) {
        cutsBefore.addAndGet(requests);
    }

    /** So many requests that do something will be forwarded, and their answers not given on. */
    void cutAfter(int requests) {
        cutsAfter.addAndGet(requests);
    }

    /** Every request is throttled for a while. */
    void throttle(Duration howLong) {
        throttledUntil = System.nanoTime() + howLong.toNanos();
    }

    /** How many requests were cut or throttled. */
    long hit() {
        return hit.sum();
    }

    private void handle(HttpExchange exchange) throws IOException {
        // A closed exchange without an answer is a closed connection.
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            boolean work = route.isWork(exchange.getRequestURI().getPath(), exchange.getRequestHeaders());
            if (throttledUntil - System.nanoTime() > 0) {
                hit.increment();
                throttle(exchange);
            } else if (work && take(cutsBefore)) {
                hit.increment();
            } else {
                HttpResponse<byte[]> answer = forward(exchange, request);
                witness.answered(
                        Route.action(exchange.getRequestHeaders()), request, answer.statusCode(), answer.body());
                if (work && take(cutsAfter)) {
                    hit.increment();
                } else {
                    giveOn(answer, exchange);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean take(AtomicInteger cuts) {
        return cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private void throttle(HttpExchange exchange) throws IOException {
        byte[] body = route.throttled().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "throttled");
        if (route == Route.LAMBDA) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "TooManyRequestsException");
        }
        exchange.sendResponseHeaders(route.throttledStatus(), body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(asked.getRawPath() + query))
                .timeout(LONGEST)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void giveOn(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
