package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.api.wire.RequestCheck;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

class OperationsTest {
    private final ApiWorld world = new ApiWorld();

    @Test
    void theTableHasEveryOperationOfTheServiceModel() {
        List<String> ofTheSdk = Arrays.stream(SfnClient.class.getMethods())
                .filter(method -> method.getReturnType().getSimpleName().equals(capital(method.getName()) + "Response"))
                .map(method -> capital(method.getName()))
                .distinct()
                .sorted()
                .toList();
        assertThat(world.operations.names()).isEqualTo(ofTheSdk).hasSize(37);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Test
    void noOperationFailsForWhateverItGets() {
        List<String> bodies = List.of(
                "{}",
                "",
                "null",
                "{\"stateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:\"}",
                "{\"stateMachineArn\":\"arn:::::::::\",\"executionArn\":\"arn:::::::::\",\"resourceArn\":\"arn:\"}",
                "{\"stateMachineArn\":\"arn:aws:states:::stateMachine:a:99999999999\",\"tags\":[null],\"tagKeys\":[null]}",
                "{\"name\":\"x\",\"roleArn\":\"arn:\",\"definition\":\"{}\",\"loggingConfiguration\":{\"destinations\":[{}]}}",
                "{\"name\":\"x\",\"roleArn\":\"arn:\",\"definition\":\"{}\",\"tags\":[{}]}",
                "{\"executionArn\":\"arn:aws:states:us-east-1:1:execution:m:e\",\"nextToken\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"definition\":\"\\u0000\"}",
                "{\"taskToken\":\"x\",\"output\":\"\"}");
        for (String action : world.operations.names()) {
            for (String body : bodies) {
                ApiResponse response = world.call(action, body);
                assertThat(response.status())
                        .as("%s %s: %s", action, body, new String(response.body(), StandardCharsets.UTF_8))
                        .isLessThan(500);
            }
        }
    }

    @Test
    void aTargetThatIsNoneIsRefused() {
        for (String target : List.of("", "StartExecution", "AWSStepFunctions.", "AWSStepFunctions.startExecution")) {
            ApiResponse response = world.api.handle(new ApiRequest(Optional.of(target), new byte[0]));
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).asString().contains("\"__type\":\"UnknownOperationException\"");
        }
        assertThat(world.api
                        .handle(new ApiRequest(Optional.empty(), new byte[0]))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatIsNoUtf8IsRefused() {
        byte[] body = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
        ApiResponse response = world.api.handle(new ApiRequest(Optional.of("AWSStepFunctions.StartExecution"), body));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).asString().contains("\"__type\":\"SerializationException\"");
    }

    @Test
    void everySupportedOperationHasItsConstraints() {
        for (String action : world.operations.names()) {
            boolean supported = !new String(world.call(action, "{}").body(), StandardCharsets.UTF_8)
                    .contains("UnsupportedOperationException");
            assertThat(RequestCheck.of(action).hasRules()).as(action).isEqualTo(supported);
        }
    }
}
