package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private final FittingAnswers api = new FittingAnswers(InMemoryApi.handler(), (request, answer) -> {});

    private static JsonNode event(String text) throws IOException {
        return Events.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode answer(byte[] bytes) throws IOException {
        return Events.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void urlEventIsAnsweredAsHttp() throws IOException {
        JsonNode event = event("""
            {"version":"2.0","headers":{"x-amz-target":"AWSStepFunctions.ListStateMachines"},
             "requestContext":{"http":{"method":"POST"}},"body":"{}"}\
            """);
        JsonNode answer = UrlExchange.answer(event, api);
        assertThat(UrlExchange.isUrlEvent(event)).isTrue();
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo(ApiHandler.CONTENT_TYPE);
        assertThat(answer.path("body").asText()).isEqualTo("{\"stateMachines\":[]}");
    }

    @Test
    void base64BodyIsDecoded() throws IOException {
        String body = Base64.getEncoder().encodeToString("{\"maxResults\":-1}".getBytes(StandardCharsets.UTF_8));
        JsonNode event = event("""
            {"headers":{"X-Amz-Target":"AWSStepFunctions.ListStateMachines"},"isBase64Encoded":true,
             "requestContext":{"http":{"method":"POST"}},"body":"%s"}\
            """.formatted(body));
        JsonNode answer = UrlExchange.answer(event, api);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("body").asText()).contains("ValidationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestContext\":{\"http\":{\"method\":\"POST\"}}}",
                "{\"requestContext\":{\"http\":{\"method\":\"POST\"}},\"headers\":{\"x-amz-target\":\"x\"},\"body\":\"<a/>\"}",
                "{\"requestContext\":{\"http\":{\"method\":\"POST\"}},\"headers\":null,\"body\":null,\"isBase64Encoded\":true}",
                "{\"requestContext\":{\"http\":{\"method\":\"GET\"}}}"
            })
    void urlEventThatIsNoAwsJsonGetsAwsErrorShape(String text) throws IOException {
        JsonNode answer = UrlExchange.answer(event(text), api);
        assertThat(answer.path("statusCode").asInt()).isBetween(400, 499);
        assertThat(event(answer.path("body").asText()).path("__type").asText()).isNotEmpty();
    }

    @Test
    void directInvocationIsAnsweredWithTheActionsAnswer() throws IOException {
        JsonNode event = event("{\"action\":\"ListStateMachines\",\"input\":{\"maxResults\":5}}");
        assertThat(UrlExchange.isUrlEvent(event)).isFalse();
        assertThat(answer(DirectInvocation.answer(event, api))
                        .path("stateMachines")
                        .isArray())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "null",
                "[]",
                "{}",
                "{\"action\":7}",
                "{\"action\":\"ListStateMachines\",\"input\":[]}",
                "{\"action\":\"Fly\",\"input\":{}}"
            })
    void directInvocationThatIsNoAwsJsonGetsAwsErrorShape(String text) throws IOException {
        JsonNode answer = answer(DirectInvocation.answer(event(text), api));
        assertThat(answer.path("__type").asText()).isNotEmpty();
        assertThat(answer.path("message").isTextual()).isTrue();
    }

    @Test
    void bigAnswerGoesOutInBase64SoThatItsQuotesDoNotDoubleIt() {
        byte[] big = "\"".repeat(FittingAnswers.MOST_BYTES).getBytes(StandardCharsets.UTF_8);
        JsonNode answer = UrlExchange.event(new ApiResponse(200, Map.of(), big));
        assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.path("body").asText())).isEqualTo(big);
        assertThat(answer.toString().length()).isLessThan(6_000_000);
    }

    @Test
    void expressBeginsNothingThatItHasNoTimeFor() {
        Instant start = Instant.EPOCH;
        assertThat(ExpressFunction.last(start, start.plusSeconds(310))).isEqualTo(start.plusSeconds(10));
        assertThat(ExpressFunction.last(start, start.plusSeconds(10))).isEqualTo(start.plusSeconds(5));
        assertThat(QueueFunction.half(start, start.plusSeconds(120))).isEqualTo(start.plusSeconds(60));
    }
}
