package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegionalOperationsTest {
    private static final String CREATE = """
        {"name": "m", "roleArn": "arn:aws:iam::123456789012:role/r",
         "definition": "{\\"StartAt\\":\\"A\\",\\"States\\":{\\"A\\":{\\"Type\\":\\"Succeed\\"}}}"}\
        """;

    private final ApiWorld world = new ApiWorld();
    private final ApiHandler api = world.inAllRegions();

    @Test
    void machinesStandInTheRegionOfTheirClient() {
        assertThat(call("CreateStateMachine", CREATE, "eu-west-2"))
                .contains("arn:aws:states:eu-west-2:123456789012:stateMachine:m");
        assertThat(call("CreateStateMachine", CREATE, "cn-north-1")).contains("arn:aws-cn:states:cn-north-1:");
        assertThat(call("ListStateMachines", "{}", "eu-west-2"))
                .contains(":eu-west-2:")
                .doesNotContain("cn-north-1");
        assertThat(call("ListStateMachines", "{}", "us-east-1")).contains("\"stateMachines\":[]");
    }

    @Test
    void whatIsNoRegionCountsAsNone() {
        assertThat(call("CreateStateMachine", CREATE, "x\"y")).contains(":us-east-1:");
    }

    @Test
    void clientsThatMakeUpRegionsAreBounded() {
        AtomicInteger made = new AtomicInteger();
        RegionalOperations regions = new RegionalOperations(world.settings(), settings -> {
            made.incrementAndGet();
            return world.operations;
        });
        for (int i = 0; i < 1000; i++) {
            regions.apply(Optional.of("aa-" + "b".repeat(i / 90 + 1) + "-" + i % 90));
        }
        assertThat(made).hasValueLessThan(70);
    }

    private String call(String action, String body, String region) {
        ApiRequest request = new ApiRequest(
                Optional.of("AWSStepFunctions." + action), body.getBytes(StandardCharsets.UTF_8), Optional.of(region));
        return new String(api.handle(request).body(), StandardCharsets.UTF_8);
    }
}
