package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {
    private static final String WRITE = "DynamoDB_20120810.PutItem";
    private static final String READ = "DynamoDB_20120810.GetItem";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> witnessed = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private FaultyProxy proxy;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws IOException {
        service = Servers.onAnyPort(exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                heard.add(exchange.getRequestURI() + " " + body);
                exchange.getResponseHeaders().set("x-amz-crc32", "42");
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            }
        });
        proxy = new FaultyProxy(
                Route.DYNAMODB,
                URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
                (action, request, status, answer) -> witnessed.add(action + " " + status));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        proxy.close();
        service.stop(0);
    }

    private HttpResponse<String> send(String action) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(proxy.uri().resolve("/table?x=%2F"))
                        .header("X-Amz-Target", action)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void undisturbedRequestsAndAnswersGoThroughAsTheyAre() throws Exception {
        HttpResponse<String> answer = send(WRITE);

        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("x-amz-crc32")).contains("42");
        assertThat(heard).containsExactly("/table?x=%2F {}");
        assertThat(witnessed).containsExactly("PutItem 200");
        assertThat(proxy.hit()).isZero();
    }

    @Test
    void cutAfterTheWorkWasDoneLosesTheAnswerAlone() throws Exception {
        proxy.cutAfter(1);

        assertThatThrownBy(() -> send(WRITE)).isInstanceOf(IOException.class);
        assertThat(heard).hasSize(1);
        assertThat(witnessed).hasSize(1);
        assertThat(send(WRITE).statusCode()).isEqualTo(200);
        assertThat(proxy.hit()).isEqualTo(1);
    }

    @Test
    void cutBeforeItLeftLosesTheRequest() {
        proxy.cutBefore(1);

        assertThatThrownBy(() -> send(WRITE)).isInstanceOf(IOException.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void onlyWhatDoesSomethingIsCut() throws Exception {
        proxy.cutAfter(1);

        assertThat(send(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void throttledRequestsAreRefusedInTheServicesOwnWords() throws Exception {
        proxy.throttle(Duration.ofMinutes(1));

        assertThat(send(READ).statusCode()).isEqualTo(400);
        assertThat(send(WRITE).body()).contains("ProvisionedThroughputExceededException");
        assertThat(heard).isEmpty();
    }
}
