package dev.baton.local.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the relay sends to a Function URL, and what it makes of the answers. */
class RelayTest {
    private static final byte[] BODY = "{\"name\":\"ä\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private HttpServer function;
    private int status = 200;
    private String type = "application/x-amz-json-1.0";
    private String seenBody = "";

    @BeforeEach
    void start() throws IOException {
        function = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        function.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, String.join(",", values)));
                seenBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("x-amzn-RequestId", "r-1");
                byte[] answer = "{\"Message\":\"x\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        function.start();
    }

    @AfterEach
    void stop() {
        function.stop(0);
    }

    private Relay relay() {
        return new Relay(
                URI.create("http://127.0.0.1:" + function.getAddress().getPort() + "/"),
                "eu-west-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIARELAY", "secret")));
    }

    @Test
    void requestIsSignedForLambdaAndAnsweredAsItIs() {
        ApiResponse answer = relay().forward(new ApiRequest(Optional.of("AWSStepFunctions.ListStateMachines"), BODY));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("x-amzn-RequestId", "r-1");
        assertThat(seenBody).isEqualTo("{\"name\":\"ä\"}");
        assertThat(seen.get("X-Amz-Target")).isEqualTo("AWSStepFunctions.ListStateMachines");
        assertThat(seen.get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIARELAY/")
                .contains("/eu-west-1/lambda/aws4_request", "SignedHeaders=content-type;host;")
                .contains("x-amz-target");
    }

    @Test
    void clientsSignatureAndHeadersStayBehind() throws Exception {
        ApiServer server = ApiServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), relay()::forward, AccessRules.LOOPBACK);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.address().getPort()))
                    .header("X-Amz-Target", "AWSStepFunctions.StartExecution")
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=AKIACLIENT/20261128/us-east-1/states/aws4_request")
                    .header("X-Amz-Security-Token", "client-token")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(BODY));
            assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(seen.get("Authorization")).contains("AKIARELAY").doesNotContain("AKIACLIENT");
            assertThat(seen).doesNotContainKey("X-Amz-Security-Token");

            seen.clear();
            HttpRequest foreign =
                    request.copy().header("Origin", "https://evil.example").build();
            assertThat(http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(seen).isEmpty();
        } finally {
            server.stop(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DynamoDB_20120810.GetItem",
        "Baton.",
        "Baton.Search/x",
        "AWSStepFunctions.",
        "AWSStepFunctions.List/../x",
        "''"
    })
    void otherTargetsAreNotHandedOn(String target) {
        ApiResponse answer = relay().forward(new ApiRequest(Optional.of(target), BODY));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("UnknownOperationException");
        assertThat(seen).isEmpty();
    }

    /** Lambda's own refusals are no answers of the API. */
    @ParameterizedTest
    @CsvSource({
        "403, 400, AccessDeniedException",
        "413, 400, ValidationException",
        "429, 400, ThrottlingException",
        "502, 503, ServiceUnavailable"
    })
    void refusalOfLambdaIsToldInStepFunctionsWords(int from, int to, String code) {
        status = from;
        type = "application/json";
        ApiResponse answer = relay().forward(new ApiRequest(Optional.of("AWSStepFunctions.StopExecution"), BODY));
        assertThat(answer.status()).isEqualTo(to);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(code);
    }

    @Test
    void refusalOfTheApiPassesThrough() {
        status = 400;
        ApiResponse answer = relay().forward(new ApiRequest(Optional.of("AWSStepFunctions.StopExecution"), BODY));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"Message\":\"x\"}");
    }

    @Test
    void withoutCredentialsOrFunctionItSaysSo() {
        Relay poor = new Relay(URI.create("http://127.0.0.1:1/"), "eu-west-1", () -> {
            throw SdkClientException.create("none found");
        });
        ApiRequest request = new ApiRequest(Optional.of("AWSStepFunctions.StopExecution"), BODY);
        assertThat(new String(poor.forward(request).body(), StandardCharsets.UTF_8))
                .contains("no credentials", "none found");
        function.stop(0);
        assertThat(relay().forward(request).status()).isEqualTo(503);
    }

    @Test
    void urlThatIsNowhereIsTold() {
        Relay lost = new Relay(
                URI.create("http://baton.invalid/"), "eu-west-1", () -> AwsBasicCredentials.create("any", "any"));
        ApiResponse answer = lost.forward(new ApiRequest(Optional.of("AWSStepFunctions.StopExecution"), BODY));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("does not answer")
                .contains("baton.invalid")
                .doesNotContain("null");
    }

    @Test
    void functionUrlTellsItsRegion() {
        assertThat(Relay.regionOf(URI.create("https://abc123.lambda-url.eu-central-1.on.aws/")))
                .contains("eu-central-1");
        assertThat(Relay.regionOf(URI.create("http://127.0.0.1:8084"))).isEmpty();
    }
}
