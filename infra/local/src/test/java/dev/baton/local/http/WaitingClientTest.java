package dev.baton.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.api.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients whose answers come later. */
class WaitingClientTest {
    private record Question(Caller caller, Consumer<ApiResponse> answer) {}

    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        Api api = (ApiRequest request, Caller caller, Consumer<ApiResponse> answer) ->
                questions.add(new Question(caller, answer));
        server = ApiServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api, AccessRules.LOOPBACK);
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(5));
    }

    @Test
    void answerComesWhenItIsThere() throws Exception {
        CompletableFuture<HttpResponse<String>> response = ask();
        question().answer().accept(response("{\"a\":1}"));
        assertThat(response.get(60, TimeUnit.SECONDS).body()).isEqualTo("{\"a\":1}");
        assertThat(response.get().headers().firstValue("content-length")).contains("7");
    }

    @Test
    void clientThatWaitsIsThereAndItsAnswerIsTheSameDocument() throws Exception {
        CompletableFuture<HttpResponse<String>> response = ask();
        Question question = question();
        assertThat(question.caller().isThere()).isTrue();
        assertThat(question.caller().isThere()).isTrue();
        question.answer().accept(response("{\"a\":1}"));
        assertThat(response.get(60, TimeUnit.SECONDS).body().strip()).isEqualTo("{\"a\":1}");
        assertThat(response.get().statusCode()).isEqualTo(200);
    }

    @Test
    void clientThatWentAwayIsMissed() throws Exception {
        Question question;
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
            question = question();
        }
        AtomicBoolean told = new AtomicBoolean();
        question.caller().onLeave(() -> told.set(true));
        // The first sign of life may still be on its way when the connection is closed.
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (question.caller().isThere() && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(question.caller().isThere()).isFalse();
        assertThat(told).isTrue();
        question.answer().accept(response("{}"));
    }

    @Test
    void whoStopsSendsTheWaitingAway() throws Exception {
        CompletableFuture<HttpResponse<String>> response = ask();
        Question question = question();
        question.caller().onLeave(() -> question.answer().accept(response("{}")));
        // Whoever asks a moment before the server stops is found among the waiting.
        Thread.sleep(100);
        server.stop(Duration.ofSeconds(30));
        assertThat(response.get(60, TimeUnit.SECONDS).body().strip()).isEqualTo("{}");
    }

    private Question question() throws InterruptedException {
        Question question = questions.poll(60, TimeUnit.SECONDS);
        assertThat(question).isNotNull();
        return question;
    }

    private CompletableFuture<HttpResponse<String>> ask() {
        HttpClient client = HttpClient.newHttpClient();
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
        return client.sendAsync(
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static ApiResponse response(String body) {
        return new ApiResponse(200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
