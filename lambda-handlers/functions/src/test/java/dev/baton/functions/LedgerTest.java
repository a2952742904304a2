package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.definition.TaskResource;
import dev.baton.functions.logging.LogLines;
import dev.baton.integrations.sdk.AwsAction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class LedgerTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Ledger ledger = Ledger.open();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    private List<JsonNode> ledgers() throws IOException {
        List<JsonNode> found = new java.util.ArrayList<>();
        for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith("{")) {
                found.add(new ObjectMapper().readTree(line).path("ledger"));
            }
        }
        return found;
    }

    @Test
    void eachInvocationTellsItsOwn() throws IOException {
        ledger.account(CONTEXT, () -> LogLines.print("ä"));
        ledger.account(CONTEXT, () -> {});
        assertThat(ledgers()).hasSize(2);
        JsonNode first = ledgers().getFirst();
        assertThat(first.path("function").asText()).isEqualTo("f");
        assertThat(first.path("memoryMb").asInt()).isEqualTo(256);
        assertThat(first.path("logLines").asInt()).isEqualTo(1);
        assertThat(first.path("logBytes").asInt()).as("in UTF-8").isEqualTo(2);
        assertThat(first.has("initMillis")).isTrue();
        JsonNode second = ledgers().getLast();
        assertThat(second.path("logLines").asInt()).isZero();
        assertThat(second.has("initMillis"))
                .as("only with the first invocation")
                .isFalse();
    }

    @Test
    void invocationThatFailsTellsToo() throws IOException {
        assertThatThrownBy(() -> ledger.account(CONTEXT, () -> {
                    throw new IOException("boom");
                }))
                .hasMessage("boom");
        assertThat(ledgers()).hasSize(1);
    }

    @Test
    void callsOfFunctionsAreCounted() throws IOException {
        LambdaClient client = ledger.ofCalls(FakeLambda::new).get();
        ledger.account(CONTEXT, () -> {
            client.invoke(request -> request.functionName("a"));
            client.invoke(request -> request.functionName("b"));
        });
        assertThat(ledgers().getFirst().path("taskCalls").asInt()).isEqualTo(2);
    }

    @Test
    void callsOfOtherServicesAreCountedByTheirAction() throws IOException {
        AwsAction getItem = action("getItem");
        ledger.account(CONTEXT, () -> {
            ledger.ofServices().accept(getItem);
            ledger.ofServices().accept(action("putItem"));
            ledger.ofServices().accept(getItem);
        });
        ledger.account(CONTEXT, () -> {});

        assertThat(ledgers().getFirst().path("serviceCalls"))
                .hasToString("[{\"service\":\"dynamodb\",\"operation\":\"GetItem\",\"calls\":2},"
                        + "{\"service\":\"dynamodb\",\"operation\":\"PutItem\",\"calls\":1}]");
        assertThat(ledgers().getLast().has("serviceCalls")).isFalse();
    }

    private static AwsAction action(String name) {
        return AwsAction.of(TaskResource.of("arn:aws:states:::aws-sdk:dynamodb:" + name)
                        .orElseThrow())
                .orElseThrow();
    }

    private static final class FakeLambda implements LambdaClient {
        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            return InvokeResponse.builder()
                    .payload(SdkBytes.fromUtf8String("{}"))
                    .build();
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final Context CONTEXT = new Context() {
        @Override
        public String getAwsRequestId() {
            return "r";
        }

        @Override
        public String getLogGroupName() {
            return "g";
        }

        @Override
        public String getLogStreamName() {
            return "s";
        }

        @Override
        public String getFunctionName() {
            return "f";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 1000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 256;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    };
}
