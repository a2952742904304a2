package dev.baton.integrations.lambda;

import static dev.baton.integrations.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.NotPermittedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LambdaTasksTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    private LambdaStub lambda;
    private LambdaClient client;

    @BeforeEach
    void open() throws IOException {
        lambda = new LambdaStub();
        client = LambdaClients.of(
                new AwsSettings(Map.of("LAMBDA_ENDPOINT", lambda.endpoint().toString())));
    }

    @AfterEach
    void close() {
        client.close();
        lambda.close();
    }

    private TaskAnswer invoke(String parameters) throws InterruptedException {
        return new LambdaInvoke(() -> client).call(call(INVOKE, parameters));
    }

    private TaskAnswer function(String input) throws InterruptedException {
        return new LambdaFunction(() -> client).call(call(FUNCTION, input));
    }

    private static String output(TaskAnswer answer) {
        return ((TaskAnswer.Succeeded) answer).output().text();
    }

    private static Failure failure(TaskAnswer answer) {
        return ((TaskAnswer.Failed) answer).failure();
    }

    private void plan(int status, String body, String... headers) {
        Map<String, String> given = new java.util.HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            given.put(headers[i], headers[i + 1]);
        }
        lambda.planned = new LambdaStub.Planned(status, given, body);
    }

    @Test
    void bareFunctionGetsAndGivesTextAsItIs() throws InterruptedException {
        plan(200, "{\"n\": 1.50, \"list\" : [ ]}");

        TaskAnswer answer = function("{\"in\": [1,  2]}");

        assertThat(output(answer)).isEqualTo("{\"n\": 1.50, \"list\" : [ ]}");
        assertThat(lambda.heard.getFirst().body()).isEqualTo("{\"in\": [1,  2]}");
        assertThat(lambda.heard.getFirst().path()).isEqualTo("/2015-03-31/functions/" + FUNCTION + "/invocations");
    }

    @Test
    void answersNestedBeyondReasonAreAnswersStill() throws InterruptedException {
        String deep = "[".repeat(1001) + "]".repeat(1001);
        plan(200, deep);

        assertThat(output(function("{}"))).isEqualTo(deep);
        assertThat(output(invoke("{\"FunctionName\":\"f\"}"))).contains("\"Payload\":" + deep);

        plan(200, "{\"errorType\":\"E\",\"x\":" + deep + "}", "X-Amz-Function-Error", "Unhandled");
        assertThat(failure(function("{}")).error()).contains("Lambda.Unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"FunctionName\":\"f\"}|{}",
                "{\"FunctionName\":\"f\",\"Payload\":null}|{}",
                "{\"FunctionName\":\"f\",\"Payload\":\"0.0\"}|0.0",
                "{\"FunctionName\":\"f\",\"Payload\":{\"a\":1}}|{\"a\":1}",
                "{\"FunctionName\":\"f\",\"Payload\":0}|0",
                "{\"FunctionName\":\"f\",\"Payload\":[true]}|[true]",
            })
    void payloadTextIsSentRawAndNothingIsAnEmptyObject(String parameters, String sent) throws InterruptedException {
        invoke(parameters);

        assertThat(lambda.heard.getFirst().body()).isEqualTo(sent);
    }

    @Test
    void functionsAreToldWhichAttemptTheyAreCalledFor() throws InterruptedException {
        function("{}");
        invoke("{\"FunctionName\":\"f\"}");

        assertThat(lambda.heard)
                .extracting(heard -> new String(Base64.getDecoder().decode(heard.context()), StandardCharsets.UTF_8))
                .containsOnly("{\"custom\":{\"baton.executionArn\":\"" + Calls.PARENT + "\",\"baton.attempt\":\"7\"}}");
    }

    @Test
    void authorsClientContextIsLeftAsItIs() throws InterruptedException {
        invoke("{\"FunctionName\":\"f\",\"ClientContext\":\"e30=\"}");

        assertThat(lambda.heard.getFirst().context()).isEqualTo("e30=");
    }

    @Test
    void invokeAnswersWithCompactPayloadAndTheSdksMetadata() throws InterruptedException {
        plan(200, "{\"n\": 0.0, \"t\": \"a b\\\" c\"}", "X-Amz-Executed-Version", "$LATEST");

        TaskAnswer answer = invoke("{\"FunctionName\":\"f\",\"Payload\":{}}");

        JsonNode tree = ((TaskAnswer.Succeeded) answer).output().node();
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly("ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode");
        assertThat(output(answer)).contains("\"Payload\":{\"n\":0.0,\"t\":\"a b\\\" c\"}");
        assertThat(tree.at("/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
        assertThat(tree.at("/SdkHttpMetadata/AllHttpHeaders/X-amz-executed-version/0")
                                .isMissingNode()
                        && tree.at("/SdkHttpMetadata/AllHttpHeaders/X-Amz-Executed-Version/0")
                                .isMissingNode())
                .isFalse();
        assertThat(tree.at("/SdkResponseMetadata/RequestId").textValue())
                .isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void tokenPatternIsSubmittedOnly() throws InterruptedException {
        TaskAnswer answer =
                new LambdaInvoke(() -> client).call(call(INVOKE + ".waitForTaskToken", "{\"FunctionName\":\"f\"}"));

        assertThat(answer).isInstanceOf(TaskAnswer.Submitted.class);
    }

    @Test
    void qualifierAndInvocationTypeAreHandedOn() throws InterruptedException {
        plan(202, "");

        TaskAnswer answer = invoke("{\"FunctionName\":\"f\",\"Qualifier\":\"live\",\"InvocationType\":\"Event\"}");

        assertThat(lambda.heard.getFirst().query()).isEqualTo("Qualifier=live");
        assertThat(output(answer)).doesNotContain("Payload").contains("\"StatusCode\":202");
    }

    @Test
    void raisedErrorIsNamedByItsTypeWithTheReportAsCause() throws InterruptedException {
        plan(
                200,
                "{\"errorMessage\": \"no\", \"errorType\": \"OutOfStock\", \"stackTrace\": []}",
                "X-Amz-Function-Error",
                "Unhandled");

        Failure expected =
                Failure.of("OutOfStock", "{\"errorMessage\":\"no\",\"errorType\":\"OutOfStock\",\"stackTrace\":[]}");
        assertThat(failure(function("{}"))).isEqualTo(expected);
        assertThat(failure(invoke("{\"FunctionName\":\"f\"}"))).isEqualTo(expected);
    }

    @Test
    void raisedErrorWithoutTypeIsUnknown() throws InterruptedException {
        plan(200, "{\"errorMessage\":\"no\"}", "X-Amz-Function-Error", "Unhandled");

        assertThat(failure(function("{}")))
                .isEqualTo(
                        Failure.of(
                                "Lambda.Unknown",
                                "The cause could not be determined because Lambda did not return an error type. Returned payload: {\"errorMessage\":\"no\"}"));
    }

    @Test
    void missingFunctionIsNamedInTheFirstSdksDialect() throws InterruptedException {
        plan(
                404,
                "{\"Type\":\"User\",\"Message\":\"Function not found: arn:f\"}",
                "x-amzn-ErrorType",
                "ResourceNotFoundException");

        assertThat(failure(invoke("{\"FunctionName\":\"f\"}")))
                .isEqualTo(
                        Failure.of(
                                "Lambda.ResourceNotFoundException",
                                "Function not found: arn:f (Service: AWSLambda; Status Code: 404; Error Code:"
                                        + " ResourceNotFoundException; Request ID: 11111111-2222-3333-4444-555555555555; Proxy: null)"));
    }

    @Test
    void unlistedCodeIsTheServicesBaseException() throws InterruptedException {
        plan(403, "{\"message\":\"not you\"}", "x-amzn-ErrorType", "AccessDeniedException");

        assertThat(failure(function("{}")).error()).contains("Lambda.AWSLambdaException");
    }

    @Test
    void serverErrorIsNotRepeated() throws InterruptedException {
        plan(500, "{\"Message\":\"broken\"}", "x-amzn-ErrorType", "ServiceException");

        assertThat(failure(function("{}")).error()).contains("Lambda.ServiceException");
        assertThat(lambda.heard).hasSize(1);
    }

    @Test
    void throttlingIsNotRepeated() throws InterruptedException {
        plan(429, "{\"message\":\"Rate Exceeded.\"}", "x-amzn-ErrorType", "TooManyRequestsException");

        assertThat(failure(function("{}")).error()).contains("Lambda.TooManyRequestsException");
        assertThat(lambda.heard).hasSize(1);
    }

    @Test
    void connectionClosedWithoutAnswerIsNotRepeated() throws InterruptedException {
        function("{}");
        plan(0, "");

        assertThat(failure(function("{}")).error()).contains("Lambda.SdkClientException");
        assertThat(lambda.heard).hasSize(2);
    }

    @Test
    void resultOverTheLimitIsDataLimitExceeded() throws InterruptedException {
        plan(200, "a".repeat(262_145));

        assertThat(failure(function("{}")))
                .isEqualTo(
                        Failure.of(
                                "States.DataLimitExceeded",
                                "The state/task '" + FUNCTION
                                        + "' returned a result with a size exceeding the maximum number of bytes service limit."));
        assertThat(failure(invoke("{\"FunctionName\":\"f\"}")).cause())
                .contains(
                        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    @Test
    void whatIsNoJsonIsText() throws InterruptedException {
        plan(200, "plain");

        assertThat(output(function("{}"))).isEqualTo("\"plain\"");
    }

    @Test
    void missingFunctionNameIsRefusedWithoutACall() throws InterruptedException {
        assertThat(failure(invoke("{}")).error()).contains("States.Runtime");
        assertThat(lambda.heard).isEmpty();
    }

    @Test
    void abandonedCallEndsByInterruption() throws Exception {
        lambda.close();
        try (var silent = new java.net.ServerSocket(0, 8, java.net.InetAddress.getLoopbackAddress());
                LambdaClient waiting = LambdaClients.of(
                        new AwsSettings(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + silent.getLocalPort())))) {
            TaskIntegration function = new LambdaFunction(() -> waiting);
            AtomicReference<Throwable> ended = new AtomicReference<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    function.call(call(FUNCTION, "{}"));
                } catch (Throwable e) {
                    ended.set(e);
                }
            });
            try (var accepted = silent.accept()) {
                assertThat(accepted.getInputStream().read()).isPositive();
                caller.interrupt();
                assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
            }
            assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void refusedConnectionIsAClientException() throws InterruptedException {
        lambda.close();

        assertThat(failure(function("{}")).error()).contains("Lambda.SdkClientException");
    }

    @Test
    void endpointThatIsNoUrlIsNamed() {
        assertThatThrownBy(() -> LambdaClients.of(new AwsSettings(Map.of("LAMBDA_ENDPOINT", "localhost:3001"))))
                .hasMessageContaining("LAMBDA_ENDPOINT");
    }

    @ParameterizedTest
    @CsvSource({
        "ReservedFunctionConcurrentInvocationLimitExceeded,3",
        "ConcurrentInvocationLimitExceeded,",
        "FunctionInvocationRateLimitExceeded,",
        "ReservedFunctionInvocationRateLimitExceeded,",
        "ConcurrentSnapshotCreateLimitExceeded,0"
    })
    void throttlingForLackOfRoomIsNoFailureYet(String reason, String after) throws InterruptedException {
        throttle("{\"Reason\":\"" + reason + "\",\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}", after);

        TaskAnswer.NoRoom answer = (TaskAnswer.NoRoom) invoke("{\"FunctionName\":\"f\"}");

        assertThat(answer.failure().error()).contains("Lambda.TooManyRequestsException");
        assertThat(answer.failure().cause().orElseThrow())
                .startsWith(
                        "Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException;");
        assertThat(answer.atLeast()).isEqualTo(Duration.ofSeconds(after == null ? 0 : Long.parseLong(after)));
        assertThat(function("{}")).isInstanceOf(TaskAnswer.NoRoom.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Reason\":\"CallerRateLimitExceeded\",\"message\":\"Rate exceeded\"}",
                "{\"Reason\":\"ALimitOfTheFuture\",\"message\":\"Rate exceeded\"}",
                "{\"message\":\"Rate exceeded\"}"
            })
    void throttlingForOtherReasonsFails(String body) throws InterruptedException {
        throttle(body, "3");

        assertThat(failure(invoke("{\"FunctionName\":\"f\"}")).error()).contains("Lambda.TooManyRequestsException");
    }

    private void throttle(String body, @Nullable String after) {
        if (after == null) {
            plan(429, body, "x-amzn-ErrorType", "TooManyRequestsException");
        } else {
            plan(429, body, "x-amzn-ErrorType", "TooManyRequestsException", "Retry-After", after);
        }
    }

    @Test
    void functionsGetTheExecutionsTrace() throws InterruptedException {
        String header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

        new LambdaInvoke(() -> client)
                .call(call(INVOKE, "{\"FunctionName\":\"f\"}").tracedBy("Self=1-x;" + header + ";Lineage=a:1"));
        new LambdaFunction(() -> client).call(call(FUNCTION, "{}").tracedBy(header));
        function("{}");
        new LambdaFunction(() -> client).call(call(FUNCTION, "{}").tracedBy("no trace at all"));

        assertThat(lambda.traces).containsExactly(header, header, "null", "null");
    }

    @Test
    void aFunctionIsCalledInTheRoleOfItsTask() throws InterruptedException {
        Credentials roles = call -> AwsSessionCredentialsIdentity.create("AKROLE", "secret", "token");

        new LambdaInvoke(() -> client, Optional.of(roles)).call(call(INVOKE, "{\"FunctionName\":\"f\"}"));
        new LambdaFunction(() -> client, Optional.of(roles)).call(call(FUNCTION, "{}"));

        assertThat(lambda.signatures)
                .hasSize(2)
                .allSatisfy(signature ->
                        assertThat(signature).contains("Credential=AKROLE/").endsWith(" token"));
    }

    @Test
    void aFunctionIsNotCalledWithoutTheRoleOfItsTask() throws InterruptedException {
        Credentials none = call -> {
            throw new NotPermittedException("The role a is not authorized to assume the task state's role, b.");
        };

        assertThat(new LambdaFunction(() -> client, Optional.of(none)).call(call(FUNCTION, "{}")))
                .isEqualTo(new TaskAnswer.Failed(Failure.of(
                        "States.Permissions", "The role a is not authorized to assume the task state's role, b.")));
        assertThat(lambda.heard).isEmpty();
    }

    @Test
    void whatLambdaRefusesARoleIsToldInItsWords() throws InterruptedException {
        lambda.planned = new LambdaStub.Planned(
                403,
                Map.of("x-amzn-ErrorType", "AccessDeniedException"),
                "{\"Message\":\"User: r is not authorized to perform: lambda:InvokeFunction on resource: f\"}");

        assertThat(function("{}").toString())
                .contains(
                        "Lambda.AWSLambdaException",
                        "User: r is not authorized to perform: lambda:InvokeFunction on resource: f (Service: AWSLambda;"
                                + " Status Code: 403; Error Code: AccessDeniedException;");
    }
}
