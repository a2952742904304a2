package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand clients of a run share a few places, and each gets its answer. */
class ApiClientTest {
    private static final int CLIENTS = 200;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private ApiClient api;

    @BeforeEach
    void serve() throws IOException {
        server = Servers.onAnyPort(this::answer);
        api = new ApiClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    /** Every tenth call is throttled; what is asked to be refused is. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Thread.yield();
            int status = body.contains("refuse") ? 400 : calls.incrementAndGet() % 10 == 0 ? 500 : 200;
            byte[] answer = (status == 400 ? "{\"__type\":\"InvalidName\",\"message\":\"no\"}" : "{\"ok\":true}")
                    .getBytes(StandardCharsets.UTF_8);
            underWay.decrementAndGet();
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Test
    void fewCallsAreUnderWayAtOnceAndAllAreAnswered() throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(
                        () -> api.insist("Any", ApiClient.object()).path("ok").asBoolean()));
            }
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
        assertThat(most.get()).isBetween(1, 16);
        assertThat(api.repeated()).isPositive();
    }

    /** A place that a refused call kept would be missing to all others. */
    @Test
    void refusedCallGivesItsPlaceBack() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> api.insist("Any", ApiClient.object().put("do", "refuse")))
                    .isInstanceOf(ApiClient.RefusedException.class);
        }
        assertThat(api.insist("Any", ApiClient.object()).path("ok").asBoolean()).isTrue();
    }
}
