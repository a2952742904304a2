package dev.baton.integrations.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.integrations.CompactText;
import dev.baton.integrations.ServiceFailures;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.LambdaException;

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
     * The function raised an error: its type is the error's name, its report is the cause, compact (recordings {@code
     * error_handling/*raise_exception*}). One without a type is {@code Lambda.Unknown} (Step Functions developer guide,
     * "Handling error conditions").
     */
    static Failure ofFunction(String payload) {
        if (CompactText.isJson(payload)) {
            JsonNode type = Json.ofText(payload).node().path("errorType");
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
