package dev.baton.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each job of the table, from its submission to each of its ends, against a stand-in that speaks as its service's model says. */
class EveryJobTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final ServiceStub service = new ServiceStub();
    private final OptimisedIntegration integration = new OptimisedIntegration(AwsTasks.of(service.settings()));

    @AfterEach
    void stop() {
        service.close();
    }

    static Stream<String> integrations() {
        return JobTable.rows().keySet().stream();
    }

    private static OptimisedAction row(String name) {
        return OptimisedTable.lookup(name).orElseThrow();
    }

    private static Job job(String name) {
        return JobTable.lookup(name).orElseThrow();
    }

    private TaskCall call(String name) {
        return Calls.call(
                "arn:aws:states:::" + name + ".sync",
                arguments(row(name), job(name)).toString());
    }

    private Json submit(String name) throws InterruptedException {
        ObjectNode answer = NODES.objectNode();
        job(name).handle().values().stream()
                .filter(pointer -> pointer.startsWith("out:"))
                .forEach(pointer -> put(
                        answer, row(name).action().operation().output().orElseThrow(), pointer.substring(4), "given"));
        service.answers(200, JSON, answer.toString());
        TaskAnswer submitted = integration.call(call(name));
        assertThat(submitted).isInstanceOf(TaskAnswer.Submitted.class);
        return ((TaskAnswer.Submitted) submitted).handle().orElseThrow();
    }

    private JobStatus poll(String name, Json handle, String status) throws InterruptedException {
        ObjectNode answer = NODES.objectNode();
        Reference output = row(name)
                .action(job(name).describe().operation())
                .operation()
                .output()
                .orElseThrow();
        put(answer, output, job(name).status(), status);
        service.answers(200, JSON, answer.toString());
        return integration.poll(call(name), handle);
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void itsSubmissionKeepsWhatNamesIt(String name) throws InterruptedException {
        Json handle = submit(name);

        assertThat(job(name).handle().keySet())
                .allSatisfy(part ->
                        assertThat(handle.node().path(part).asText()).as(part).isNotEmpty());
        assertThat(integration.polls(call(name).resource())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void itEndsWellInEachGoodState(String name) throws InterruptedException {
        Json handle = submit(name);

        for (String good : new TreeSet<>(job(name).good())) {
            if (good.equals(Job.GONE)) {
                service.answers(404, "{\"message\": \"there is none\"}");
                assertThat(integration.poll(call(name), handle)).isInstanceOf(JobStatus.Ended.class);
            } else {
                assertThat(poll(name, handle, good))
                        .as(good)
                        .isInstanceOfSatisfying(
                                JobStatus.Ended.class,
                                ended -> assertThat(ended.outcome()).isInstanceOf(Token.Outcome.Success.class));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void itEndsBadlyInEachFailedState(String name) throws InterruptedException {
        Json handle = submit(name);

        for (String failed : job(name).failed()) {
            assertThat(poll(name, handle, failed)).as(failed).isInstanceOfSatisfying(JobStatus.Ended.class, ended -> {
                assertThat(ended.outcome()).isInstanceOf(Token.Outcome.Fault.class);
                Token.Outcome.Fault fault = (Token.Outcome.Fault) ended.outcome();
                assertThat(fault.failure().error()).contains("States.TaskFailed");
                assertThat(fault.failure().cause().orElseThrow()).contains(failed);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void itGoesOnInEachOtherState(String name) throws InterruptedException {
        Json handle = submit(name);

        for (String state : states(name)) {
            if (!job(name).good().contains(state) && !job(name).failed().contains(state)) {
                assertThat(poll(name, handle, state)).as(state).isEqualTo(new JobStatus.Running());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void itsEndsAreStatesThatItsServiceHas(String name) {
        TreeSet<String> ends = new TreeSet<>(job(name).good());
        ends.addAll(job(name).failed());
        ends.remove(Job.GONE);
        TreeSet<String> known = states(name);

        // Some services tell their states as any text.
        assertThat(known.isEmpty() || known.containsAll(ends))
                .as(ends + " of " + known)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void itIsEndedWithItsExecution(String name) throws InterruptedException {
        Json handle = submit(name);
        int before = service.requests().size();
        service.answers(200, JSON, "{}");

        assertThat(integration.cancel(call(name), Optional.of(handle))).isEqualTo(new Cancellation.Confirmed());

        Optional<Job.Request> cancel = job(name).cancel();
        assertThat(integration.cancels(call(name).resource())).isEqualTo(cancel.isPresent());
        assertThat(service.requests()).hasSize(before + (cancel.isPresent() ? 1 : 0));
        if (cancel.isPresent()) {
            String sent = service.last().uri()
                    + service.last().headers()
                    + service.last().body();
            assertThat(sent).contains(handle.node().path(anyPart(cancel.get())).asText());
        }
    }

    /** One part of the handle that the cancel names. */
    private static String anyPart(Job.Request cancel) {
        String text = cancel.parameters().toString();
        return text.substring(text.indexOf('$') + 1).split("\"", 2)[0];
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void whatIsNotToldAboutItIsAskedAgain(String name) throws InterruptedException {
        Json handle = submit(name);
        service.answers(503, "busy").answers(0, "").answers(429, "{\"message\": \"slowly\"}");

        for (int i = 0; i < 3; i++) {
            assertThat(integration.poll(call(name), handle)).isInstanceOf(JobStatus.TryLater.class);
        }
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void whoMayNotSubmitItIsRefusedInItsServicesWords(String name) throws InterruptedException {
        service.answers(
                403,
                Map.of("x-amzn-ErrorType", "AccessDeniedException", "x-amzn-requestid", "r-1"),
                "{\"__type\": \"AccessDeniedException\", \"message\": \"not authorized\"}");

        assertThat(integration.call(call(name)).toString())
                .contains(
                        row(name).words().prefix() + ".",
                        "not authorized (Service: " + row(name).words().serviceName());
    }

    /** All states that the service's model has. */
    private static TreeSet<String> states(String name) {
        Reference at = row(name)
                .action(job(name).describe().operation())
                .operation()
                .output()
                .orElseThrow();
        for (String step : job(name).status().substring(1).split("/")) {
            at = step(at, step);
        }
        return at.shape() instanceof Shape.Scalar scalar ? new TreeSet<>(scalar.values()) : new TreeSet<>();
    }

    private static Reference step(Reference from, String step) {
        return from.shape() instanceof Shape.ListOf list
                ? list.member()
                : ((Shape.Structure) from.shape()).member(step);
    }

    /** Puts a text where a pointer says, under the names that the wire has. */
    private static void put(ObjectNode root, Reference reference, String pointer, String value) {
        String[] steps = pointer.substring(1).split("/");
        JsonNode node = root;
        Reference at = reference;
        for (int i = 0; i < steps.length; i++) {
            Reference next = step(at, steps[i]);
            JsonNode inner = i == steps.length - 1
                    ? NODES.textNode(value)
                    : next.shape() instanceof Shape.ListOf ? NODES.arrayNode() : NODES.objectNode();
            if (node instanceof ArrayNode array) {
                node = array.isEmpty() ? array.add(inner).get(0) : array.get(0);
            } else {
                String wire = next.wireName(steps[i]);
                node = node.has(wire)
                        ? node.path(wire)
                        : ((ObjectNode) node).set(wire, inner).path(wire);
            }
            at = next;
        }
    }

    /** What the action wants at least, and what the handle keeps of it. */
    private static ObjectNode arguments(OptimisedAction row, Job job) {
        ObjectNode arguments = NODES.objectNode();
        Shape.Structure input = row.action().operation().inputShape().orElseThrow();
        if (row.integration().startsWith("elasticmapreduce:")) {
            return row.adaptation().ownArguments() ? arguments.put("Name", "n") : cluster(row.integration());
        }
        for (String member : input.required()) {
            arguments.set(
                    Dialect.SDK_1.member(member), plausible(input.member(member).shape()));
        }
        job.handle().values().stream()
                .filter(pointer -> pointer.startsWith("in:"))
                .forEach(pointer -> arguments.put(Dialect.SDK_1.member(pointer.substring(4)), "named"));
        return arguments;
    }

    /** The integrations of EMR have names of their own. */
    private static ObjectNode cluster(String name) {
        ObjectNode arguments = NODES.objectNode().put("ClusterId", "j-1");
        return name.endsWith("addStep")
                ? arguments.set("Step", NODES.objectNode().put("Name", "s"))
                : arguments;
    }

    private static JsonNode plausible(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> NODES.objectNode();
            case Shape.ListOf list -> NODES.arrayNode();
            case Shape.MapOf map -> NODES.objectNode();
            case Shape.Scalar scalar ->
                switch (scalar.kind()) {
                    case STRING, CHARACTER, BLOB -> NODES.textNode("x");
                    case TIMESTAMP -> NODES.textNode("2026-01-01T00:00:00Z");
                    case BOOLEAN -> NODES.booleanNode(false);
                    case INTEGER, LONG, FLOAT, DOUBLE -> NODES.numberNode(1);
                };
        };
    }
}
