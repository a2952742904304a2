package dev.baton.integrations.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.CompactText;
import dev.baton.integrations.ServiceFailures;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Lambda's failures in the words of Step Functions. */
final class LambdaFailures {
    private static final ServiceFailures SERVICE =
            new ServiceFailures("Lambda", "AWSLambda", "AWSLambdaException", LambdaException.class);

    private LambdaFailures() {}

    /** The call itself failed, e.g. {@code Lambda.ResourceNotFoundException}. */
    static Failure of(SdkException exception) {
        return SERVICE.of(exception);
    }

    /**
     * Too many requests: where that is for lack of room, the function surely did not run, and there will be room again. Of any
     * other reason, or none, we know too little.
     */
    static TaskAnswer ofThrottling(TooManyRequestsException exception) {
        Failure failure = of(exception);
        return switch (exception.reason()) {
            case CONCURRENT_INVOCATION_LIMIT_EXCEEDED,
                    RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED,
                    FUNCTION_INVOCATION_RATE_LIMIT_EXCEEDED,
                    RESERVED_FUNCTION_INVOCATION_RATE_LIMIT_EXCEEDED,
                    CONCURRENT_SNAPSHOT_CREATE_LIMIT_EXCEEDED -> new TaskAnswer.NoRoom(failure, retryAfter(exception));
            case CALLER_RATE_LIMIT_EXCEEDED, UNKNOWN_TO_SDK_VERSION -> new TaskAnswer.Failed(failure);
            case null -> new TaskAnswer.Failed(failure);
        };
    }

    private static Duration retryAfter(TooManyRequestsException exception) {
        String seconds = exception.retryAfterSeconds();
        return seconds != null && seconds.matches("\\d{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    /**
     * The function raised an error: its type is the error's name, its report is the cause, compact (recordings {@code
     * error_handling/*raise_exception*}). One without a type is {@code Lambda.Unknown} (Step Functions developer guide,
     * "Handling error conditions").
     */
    static Failure ofFunction(String payload) {
        if (CompactText.isJson(payload)) {
            Json report = Json.ofText(payload);
            JsonNode type = report.excess().isPresent()
                    ? MissingNode.getInstance()
                    : report.node().path("errorType");
            if (type.isTextual() && !type.textValue().isEmpty()) {
                return Failure.of(type.textValue(), CompactText.of(payload));
            }
        }
        return Failure.of(
                "Lambda.Unknown",
                "The cause could not be determined because Lambda did not return an error type. Returned payload: "
                        + payload);
    }
}
