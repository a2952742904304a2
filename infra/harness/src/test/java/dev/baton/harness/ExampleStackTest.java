package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.harness.template.TemplateReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Scheduler, a rule of EventBridge and API Gateway make of infra/sam/example/template.yaml starts executions. */
class ExampleStackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("../..");
    private static final Built BUILT = Built.in(ROOT);
    private static final String EVENT =
            "{\"id\":\"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa\",\"source\":\"shop\",\"detail\":{\"order\":7}}";
    private static final Pattern QUOTED = Pattern.compile("(\\w+): !Sub '((?:[^']|'')*)'");

    @TempDir
    Path work;

    @Test
    void eachOfItsEventsStartsAnExecution() throws Exception {
        BUILT.complaint().ifPresent(complaint -> {
            System.err.println("SKIPPED, NOT TESTED: the events of the example stack; " + complaint);
            Assumptions.abort(complaint);
        });
        try (Harness harness = Harness.start(settings())) {
            ApiClient api = new ApiClient(harness.url());
            String arn = api.call(
                            "CreateStateMachine",
                            JSON.createObjectNode()
                                    .put("name", "orders")
                                    .put("definition", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}")
                                    .put("roleArn", "arn:aws:iam::123456789012:role/r"))
                    .path("stateMachineArn")
                    .asText();
            String schedule = template("Input", arn)
                    .replace("<aws.scheduler.execution-id>", "d32c5kddcf5bb8c3")
                    .replace("<aws.scheduler.scheduled-time>", "2026-11-28T03:00:00Z");
            assertStarted(api, harness, schedule, "d32c5kddcf5bb8c3", "{\"time\":\"2026-11-28T03:00:00Z\"}");
            // What a path gives is put in as JSON: a text with its quotes.
            String rule = template("InputTemplate", arn)
                    .replace("<id>", "\"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa\"")
                    .replace("<aws.events.event.json>", EVENT);
            assertStarted(api, harness, rule, "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", EVENT);
            String post = template("application/json", arn)
                    .replace("$context.requestId", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef")
                    .replace("$input.json('$')", "{\"order\":8}");
            assertStarted(api, harness, post, "c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "{\"order\":8}");
        }
    }

    /** The text of that member, with the state machine's ARN in it. */
    private static String template(String member, String arn) throws Exception {
        String text = Files.readString(ROOT.resolve("infra/sam/example/template.yaml"))
                .replace("application/json:", "application_json:");
        Matcher found = QUOTED.matcher(text);
        while (found.find()) {
            if (found.group(1).equals(member.replace('/', '_'))) {
                return found.group(2).replace("''", "'").replace("${Orders}", arn);
            }
        }
        throw new AssertionError("there is no " + member);
    }

    private static void assertStarted(ApiClient api, Harness harness, String event, String name, String input)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create(harness.url() + "/2015-03-31/functions/baton-starter/invocations"))
                            .POST(HttpRequest.BodyPublishers.ofString(event))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("X-Amz-Function-Error"))
                    .as(answer.body())
                    .isEmpty();
            String execution = JSON.readTree(answer.body()).path("executionArn").asText();
            assertThat(execution).endsWith(":execution:orders:" + name);
            JsonNode shown =
                    api.call("DescribeExecution", JSON.createObjectNode().put("executionArn", execution));
            assertThat(JSON.readTree(shown.path("input").asText())).isEqualTo(JSON.readTree(input));
        }
    }

    private HarnessSettings settings() throws Exception {
        return new HarnessSettings(
                0,
                BUILT.artefact(),
                BUILT.runtime(),
                BUILT.ownServices(),
                work,
                1,
                TemplateReader.read(ROOT.resolve("infra/sam/template.yaml"), Map.of()),
                Duration.ZERO,
                false,
                Map.of(),
                Optional.empty(),
                Disturbances.NONE);
    }
}
