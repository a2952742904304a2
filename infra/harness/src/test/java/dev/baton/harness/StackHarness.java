package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.harness.permission.CallRecorder;
import dev.baton.harness.permission.Permissions;
import dev.baton.harness.template.TemplateReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What stacks and events ask of the artefact, as the plain template deploys it. One for all tests that only add to it, each with stacks of its own.
 */
final class StackHarness implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Built BUILT = Built.in(Path.of("../.."));
    static final String ROLE = "arn:aws:iam::123456789012:role/any";
    static final String PASS =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":\"${Greeting}\",\"End\":true}}}";
    static final String WAIT =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final CallRecorder recorder = new CallRecorder();
    private final HttpServer cloudFormation;
    private final Harness harness;
    private final ApiClient api;

    /** Starts one for all classes that ask for it, and shows after each that no call was outside the policies. */
    static final class Extension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
        @Override
        public void beforeAll(ExtensionContext context) {
            BUILT.complaint().ifPresent(complaint -> {
                System.err.println("SKIPPED, NOT TESTED: custom resources and starts; " + complaint);
                Assumptions.abort(complaint);
            });
            of(context);
        }

        @Override
        public void afterAll(ExtensionContext context) throws IOException {
            if (BUILT.complaint().isEmpty()) {
                of(context).assertNoCallOutsideThePolicies();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StackHarness.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return of(context);
        }

        private static StackHarness of(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(StackHarness.class))
                    .getOrComputeIfAbsent(StackHarness.class, type -> new StackHarness(), StackHarness.class);
        }
    }

    private StackHarness() {
        try {
            cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            cloudFormation.createContext("/", this::take);
            cloudFormation.start();
            harness = Harness.start(settings());
        } catch (Exception e) {
            throw new IllegalStateException("The harness did not start", e);
        }
        api = new ApiClient(harness.url());
    }

    private HarnessSettings settings() throws IOException {
        return new HarnessSettings(
                0,
                BUILT.artefact(),
                BUILT.runtime(),
                BUILT.ownServices(),
                Files.createTempDirectory("baton-stacks"),
                1,
                TemplateReader.read(Path.of("../../baton.template.json"), Map.of("CodeBucket", "any")),
                Duration.ofHours(1),
                false,
                Map.of(),
                Optional.empty(),
                new Disturbances(
                        recorder::before,
                        recorder::before,
                        Disturbances.NONE.variants(),
                        Disturbances.NONE.redelivery()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            // A presigned URL has no content type in its signature.
            boolean typed = exchange.getRequestHeaders().containsKey("Content-Type");
            answers.add((typed ? "typed " : "") + exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void assertNoCallOutsideThePolicies() throws IOException {
        Permissions permissions = new Permissions(
                TemplateReader.read(Path.of("../../baton.template.json"), Map.of("CodeBucket", "any")), "baton");
        assertThat(permissions.refused(recorder.calls())).isEmpty();
    }

    @Override
    public void close() {
        harness.close();
        cloudFormation.stop(0);
        recorder.close();
    }

    Harness harness() {
        return harness;
    }

    ApiClient api() {
        return api;
    }

    static ObjectNode properties(String definition) {
        return JSON.createObjectNode()
                .put("DefinitionString", definition)
                .put("RoleArn", ROLE)
                .put("ServiceTimeout", "300");
    }

    static String stack(String name) {
        return "arn:aws:cloudformation:us-east-1:123456789012:stack/" + name + "/"
                + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode request(String kind, String stack, String logicalId, ObjectNode properties) {
        return request(kind, stack, logicalId, properties, "Custom::BatonStateMachine");
    }

    ObjectNode request(String kind, String stack, String logicalId, ObjectNode properties, String type) {
        ObjectNode request = JSON.createObjectNode();
        request.put("RequestType", kind).put("ResourceType", type).put("StackId", stack);
        request.put("RequestId", UUID.randomUUID().toString()).put("LogicalResourceId", logicalId);
        request.put(
                "ResponseURL", "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/answer?signed=yes");
        request.set("ResourceProperties", properties);
        return request;
    }

    ObjectNode request(
            String kind, String stack, String logicalId, ObjectNode properties, String physicalId, ObjectNode old) {
        ObjectNode request = request(kind, stack, logicalId, properties);
        request.put("PhysicalResourceId", physicalId);
        if (old != null) {
            request.set("OldResourceProperties", old);
        }
        return request;
    }

    JsonNode answer(JsonNode request) throws Exception {
        answers.clear();
        HttpResponse<String> invoked = invoke("baton-state-machines", request);
        assertThat(invoked.body()).isEqualTo("{}");
        String answer = answers.poll(60, TimeUnit.SECONDS);
        assertThat(answer).startsWith("PUT ");
        return JSON.readTree(answer.substring(4));
    }

    HttpResponse<String> invoke(String function, JsonNode event) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(harness.url() + "/2015-03-31/functions/" + function + "/invocations"))
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(event)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    JsonNode describe(String arn) throws Exception {
        return api.call("DescribeStateMachine", JSON.createObjectNode().put("stateMachineArn", arn));
    }

    String tags(String arn) throws Exception {
        return api.call("ListTagsForResource", JSON.createObjectNode().put("resourceArn", arn))
                .toString();
    }
}
