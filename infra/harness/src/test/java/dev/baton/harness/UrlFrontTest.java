package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class UrlFrontTest {

    @Test
    void clientOfAFunctionThatWasKilledIsAnswered() throws Exception {
        try (UrlFront front = new UrlFront(
                        0,
                        (event, trace) -> {
                            throw new InvocationFailedException("the process was killed");
                        },
                        exchange -> exchange.close());
                HttpClient client = HttpClient.newHttpClient()) {
            front.start();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(front.url()))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("Internal Server Error");
        }
    }
}
