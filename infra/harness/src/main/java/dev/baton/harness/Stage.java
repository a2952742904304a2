package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.blueprint.Standard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Single function instances on stage: tables and queues of a harness, but wake-ups go to a queue that nobody listens to, so that each
 * message can be handed to the instance that is looked at. Its tasks call {@link EchoLambda}.
 */
final class Stage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACKAGE = "dev.baton.functions.";
    private static final String WAKE_UPS = "BATON_QUEUE_URL";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int WAIT_SECONDS = 10;

    private final EchoLambda lambda;
    private final Harness harness;
    private final Path runtime;
    private final Map<String, String> environment;
    private final String queue;

    private Stage(Built built, EchoLambda lambda) throws IOException, InterruptedException {
        this.lambda = lambda;
        this.runtime = built.runtime().toAbsolutePath();
        this.harness = Harness.start(settings(built, lambda.url()));
        this.queue = harness.sqs()
                .createQueue(request -> request.queueName("baton-stage"))
                .queueUrl();
        this.environment = new HashMap<>(harness.environment());
        environment.put(WAKE_UPS, queue);
    }

    static Stage open(Built built) throws IOException, InterruptedException {
        EchoLambda lambda = new EchoLambda();
        boolean opened = false;
        try {
            Stage stage = new Stage(built, lambda);
            opened = true;
            return stage;
        } finally {
            if (!opened) {
                lambda.close();
            }
        }
    }

    private static HarnessSettings settings(Built built, String lambda) {
        return new HarnessSettings(
                0,
                built.artefact(),
                built.runtime(),
                built.ownServices(),
                built.work(),
                1,
                Standard.BLUEPRINT,
                Duration.ofDays(1),
                false,
                Map.of("AWS_ENDPOINT_URL_LAMBDA", lambda),
                Optional.empty(),
                Disturbances.NONE);
    }

    /** Starts a process of that handler, a class of the functions, and waits for the end of its init. */
    FunctionInstance start(String handler, Launch launch)
            throws IOException, InterruptedException, InvocationFailedException {
        FunctionSpec function = new FunctionSpec("stage-" + handler, PACKAGE + handler, TIMEOUT, 1);
        return FunctionInstance.start(
                function,
                new FunctionInstance.Place(task(), runtime, List.of(), harness.logs(), launch),
                environment,
                false);
    }

    private Path task() {
        return harness.logs().resolveSibling("task").toAbsolutePath();
    }

    /** What the functions print. */
    Path logs() {
        return harness.logs();
    }

    /** The next wake-up, as the event that Lambda makes of it. */
    byte[] wakeUp() throws IOException {
        List<Message> messages = harness.sqs()
                .receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (messages.isEmpty()) {
            throw new IOException("no wake-up was sent within " + WAIT_SECONDS + " s");
        }
        harness.sqs()
                .deleteMessage(request -> request.queueUrl(queue)
                        .receiptHandle(messages.getFirst().receiptHandle()));
        return EventSource.event(messages);
    }

    /** A request of the API, as a Function URL hands it over. */
    static byte[] request(String action, JsonNode body) throws IOException {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0").put("rawPath", "/");
        event.putObject("headers")
                .put("content-type", "application/x-amz-json-1.0")
                .put("x-amz-target", "AWSStepFunctions." + action);
        event.putObject("requestContext")
                .putObject("http")
                .put("method", "POST")
                .put("path", "/");
        event.put("body", JSON.writeValueAsString(body)).put("isBase64Encoded", false);
        return JSON.writeValueAsBytes(event);
    }

    /**
     * The body of an answer of the API.
     *
     * @throws IOException when it is not the answer to a request that was done
     */
    static JsonNode answer(byte[] event) throws IOException {
        JsonNode answer = JSON.readTree(event);
        if (answer.path("statusCode").asInt() != 200) {
            throw new IOException("the API refused a request: " + answer);
        }
        return JSON.readTree(answer.path("body").asText());
    }

    @Override
    public void close() {
        harness.close();
        lambda.close();
    }
}
