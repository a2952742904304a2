package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests and answers as a user of the API would write them: {@code api-cases/*.json}. A case is a world of its own; its steps
 * run in order, one second apart, the first at 1000000.500. Definitions and documents may be written as JSON; they go over the
 * wire as text. {@code #token} stands for the page token of the last answer.
 */
class ApiCasesTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final Set<String> TEXTS = Set.of(
            "definition",
            "input",
            "output",
            "result",
            "context",
            "variables",
            "afterArguments",
            "afterInputPath",
            "afterParameters",
            "afterResultSelector",
            "afterResultPath");

    @TestFactory
    Stream<DynamicTest> machines() {
        return cases("machines");
    }

    @TestFactory
    Stream<DynamicTest> executions() {
        return cases("executions");
    }

    @TestFactory
    Stream<DynamicTest> versions() {
        return cases("versions");
    }

    @TestFactory
    Stream<DynamicTest> aliases() {
        return cases("aliases");
    }

    @TestFactory
    Stream<DynamicTest> testState() {
        return cases("test-state");
    }

    @TestFactory
    Stream<DynamicTest> tags() {
        return cases("tags");
    }

    @TestFactory
    Stream<DynamicTest> tokens() {
        return cases("tokens");
    }

    @TestFactory
    Stream<DynamicTest> activities() {
        return cases("activities");
    }

    @TestFactory
    Stream<DynamicTest> redrives() {
        return cases("redrives");
    }

    @TestFactory
    Stream<DynamicTest> requests() {
        return cases("requests");
    }

    private static Stream<DynamicTest> cases(String file) {
        JsonNode all = read("/api-cases/" + file + ".json");
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(one.get("claim").asText(), () -> run(one.get("steps"))));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = Objects.requireNonNull(ApiCasesTest.class.getResourceAsStream(resource))) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    private static void run(JsonNode steps) throws IOException {
        ApiWorld world = new ApiWorld();
        String token = "";
        for (JsonNode step : steps) {
            if (step.has("call")) {
                token = call(world, step, token);
            } else if (step.has("finish")) {
                finish(world, step);
            } else if (step.has("days")) {
                world.clock.advance(Duration.ofDays(step.get("days").asLong()));
            } else if (step.has("offer")) {
                world.offer(step.get("offer").asText(), step.get("attempt").asLong());
            } else if (step.has("background")) {
                world.runBackground();
            } else {
                throw new IllegalArgumentException("what is " + step);
            }
            world.clock.advance(Duration.ofSeconds(1));
        }
    }

    private static String call(ApiWorld world, JsonNode step, String token) throws IOException {
        JsonNode with = step.get("with");
        String body = step.has("body")
                ? step.get("body").asText()
                : asTexts(with == null ? MAPPER.createObjectNode() : with.deepCopy())
                        .toString()
                        .replace("#token", token);
        ApiResponse response = world.call(step.get("call").asText(), body);
        ObjectNode answer = (ObjectNode) MAPPER.readTree(response.body());
        String next = answer.path("nextToken").asText(token);
        if (answer.has("nextToken")) {
            answer.put("nextToken", "#token");
        }
        assertThat(response.headers()).containsKey("x-amzn-RequestId");
        if (step.has("error")) {
            assertThat(answer.path("__type").asText() + ": "
                            + answer.path("message").asText())
                    .isEqualTo(step.get("error").asText());
            assertThat(response.status()).isEqualTo(step.path("status").asInt(400));
        } else {
            assertThat(answer.toPrettyString())
                    .isEqualTo(asTexts(expected(step)).toPrettyString());
            assertThat(response.status()).isEqualTo(200);
        }
        return next;
    }

    private static ObjectNode expected(JsonNode step) {
        return step.has("gives") ? step.get("gives").deepCopy() : MAPPER.createObjectNode();
    }

    private static void finish(ApiWorld world, JsonNode step) {
        JsonNode output = step.get("output");
        world.executions.finish(
                step.get("finish").asText(),
                ExecutionStatus.valueOf(step.get("status").asText()),
                Optional.ofNullable(output).map(node -> Json.ofText(node.toString())),
                new Failure(text(step, "error"), text(step, "cause")));
    }

    private static Optional<String> text(JsonNode step, String field) {
        return Optional.ofNullable(step.get(field)).map(JsonNode::asText);
    }

    private static JsonNode asTexts(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                boolean text =
                        TEXTS.contains(entry.getKey()) && entry.getValue().isObject();
                entry.setValue(text ? new TextNode(entry.getValue().toString()) : asTexts(entry.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(ApiCasesTest::asTexts);
        }
        return node;
    }
}
