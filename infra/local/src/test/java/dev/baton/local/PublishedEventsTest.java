package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --publish-events}, with a stand-in for EventBridge. */
class PublishedEventsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PASSES =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":7,\"End\":true}}}";
    private static final String FAILS =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"c\"}}}";

    private final List<JsonNode> entries = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean broken;
    private HttpServer eventBridge;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        eventBridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        eventBridge.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        eventBridge.createContext("/", this::answer);
        eventBridge.start();
    }

    @AfterEach
    void stop() {
        eventBridge.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = MAPPER.readTree(exchange.getRequestBody());
        ObjectNode answer = MAPPER.createObjectNode();
        if (broken) {
            refused.incrementAndGet();
        } else {
            answer.put("FailedEntryCount", 0);
            ArrayNode answers = answer.putArray("Entries");
            asked.path("Entries").forEach(entry -> {
                entries.add(entry);
                answers.addObject().put("EventId", "id");
            });
        }
        byte[] body = MAPPER.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(broken ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private LocalSettings settings() {
        String url = "http://127.0.0.1:" + eventBridge.getAddress().getPort();
        return LocalSettings.of(Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", url), 25_000, MockConfiguration.NONE)
                .publishingTo("orders");
    }

    private static JsonNode call(Local local, String action, Map<String, String> request) throws IOException {
        ApiResponse response = local.handle(
                new ApiRequest(Optional.of("AWSStepFunctions." + action), MAPPER.writeValueAsBytes(request)));
        assertThat(response.status()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static String started(Local local, String name, String definition) throws IOException {
        String machine = call(
                        local,
                        "CreateStateMachine",
                        Map.of("name", name, "roleArn", "arn:aws:iam::123456789012:role/r", "definition", definition))
                .path("stateMachineArn")
                .asText();
        return call(local, "StartExecution", Map.of("stateMachineArn", machine, "input", "{\"n\":1}"))
                .path("executionArn")
                .asText();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant late = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(late);
            Thread.sleep(5);
        }
    }

    private List<String> statuses(String arn) {
        return entries.stream()
                .filter(entry -> entry.path("Resources").path(0).asText().equals(arn))
                .map(this::detail)
                .map(detail -> detail.path("status").asText())
                .toList();
    }

    private JsonNode detail(JsonNode entry) {
        try {
            return MAPPER.readTree(entry.path("Detail").asText());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thatAnExecutionRunsAndEndedIsPutOnTheBus() throws Exception {
        try (Local local = Local.inMemory(settings())) {
            local.begin();
            String arn = started(local, "passes", PASSES);
            await(() -> statuses(arn).size() == 2);
            assertThat(statuses(arn)).containsExactly("RUNNING", "SUCCEEDED");
            JsonNode end = entries.getLast();
            assertThat(end.path("Source").asText()).isEqualTo("baton.states");
            assertThat(end.path("DetailType").asText()).isEqualTo("Step Functions Execution Status Change");
            assertThat(end.path("EventBusName").asText()).isEqualTo("orders");
            assertThat(detail(end).path("output").asText()).isEqualTo("7");
            assertThat(detail(end).path("input").asText()).isEqualTo("{\"n\":1}");
        }
    }

    @Test
    void endThatTheBusDidNotTakeIsToldByTheNextProcess() throws Exception {
        broken = true;
        String arn;
        try (Local local = Local.inFolder(folder, settings())) {
            local.begin();
            arn = started(local, "fails", FAILS);
            await(() -> refused.get() > 0);
        }
        assertThat(statuses(arn)).isEmpty();
        broken = false;
        try (Local local = Local.inFolder(folder, settings())) {
            local.begin();
            await(() -> local.log().head(arn).orElseThrow().dueAt().isEmpty());
        }
        assertThat(statuses(arn)).contains("FAILED");
        int told = entries.size();
        try (Local local = Local.inFolder(folder, settings())) {
            assertThat(local.begin()).isZero();
        }
        assertThat(entries).hasSize(told);
    }

    @Test
    void nothingIsPublishedToAnAccountThatNobodyNamed() {
        assertThatThrownBy(() -> LocalSettings.of(Map.of(), 25_000, MockConfiguration.NONE)
                        .publishingTo("default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL_EVENTBRIDGE")
                .hasMessageContaining("https://events.us-east-1.amazonaws.com");
    }
}
