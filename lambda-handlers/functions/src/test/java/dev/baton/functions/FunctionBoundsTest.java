package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class FunctionBoundsTest {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:f";

    private final Map<String, Integer> timeouts = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final FunctionBounds bounds = new FunctionBounds(new Anything(), Configurations::new, () -> now);

    private final class Configurations implements LambdaClient {
        @Override
        public GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
            String name = request.functionName() + (request.qualifier() == null ? "" : "@" + request.qualifier());
            asked.add(name);
            Integer timeout = timeouts.get(name);
            if (timeout == null) {
                throw ResourceNotFoundException.builder().message("no " + name).build();
            }
            return GetFunctionConfigurationResponse.builder().timeout(timeout).build();
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

    private static final class Anything implements TaskIntegration {
        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            throw new IllegalStateException("nothing is called here");
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }
    }

    private Duration bound(String resource, String parameters) {
        return bounds.bound(TaskResource.of(resource).orElseThrow(), Json.ofText(parameters));
    }

    @Test
    void callIsBoundedByTheFunctionsTimeout() {
        timeouts.put("f", 3);
        timeouts.put(ARN, 30);
        timeouts.put("slow", 900);
        assertThat(bound(INVOKE, "{\"FunctionName\":\"f\"}")).isEqualTo(Duration.ofSeconds(5));
        assertThat(bound(ARN, "{}")).isEqualTo(Duration.ofSeconds(32));
        assertThat(bound(INVOKE, "{\"FunctionName\":\"slow\"}")).isEqualTo(LONGEST);
    }

    @Test
    void versionIsBoundedByItsOwnTimeout() {
        timeouts.put("f", 3);
        timeouts.put("f@live", 60);
        assertThat(bound(INVOKE, "{\"FunctionName\":\"f\"}")).isEqualTo(Duration.ofSeconds(5));
        assertThat(bound(INVOKE, "{\"FunctionName\":\"f\",\"Qualifier\":\"live\"}"))
                .isEqualTo(Duration.ofSeconds(62));
    }

    @Test
    void callCountsAsLongWhereTheTimeoutCannotBeHad() {
        assertThat(bound(INVOKE, "{\"FunctionName\":\"hidden\"}")).isEqualTo(LONGEST);
        assertThat(bound(INVOKE, "{}")).isEqualTo(LONGEST);
        assertThat(bound("arn:aws:states:::states:startExecution", "{}")).isEqualTo(LONGEST);
    }

    @Test
    void timeoutIsBelievedForAMinute() {
        timeouts.put("f", 3);
        bound(INVOKE, "{\"FunctionName\":\"f\"}");
        timeouts.put("f", 60);
        assertThat(bound(INVOKE, "{\"FunctionName\":\"f\"}")).isEqualTo(Duration.ofSeconds(5));
        now = now.plusSeconds(60);
        assertThat(bound(INVOKE, "{\"FunctionName\":\"f\"}")).isEqualTo(Duration.ofSeconds(62));
        assertThat(asked).hasSize(2);
    }
}
