package dev.baton.integrations.optimised;

import dev.baton.asl.execution.Failure;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.model.ServiceModel;
import java.util.Objects;
import java.util.Optional;

/**
 * How the integrations of a service name it in errors: {@code DynamoDB.ResourceNotFoundException}, {@code … (Service: AmazonDynamoDBv2;
 * Status Code: 400; Error Code: ResourceNotFoundException; Request ID: …; Proxy: null)} (recording {@code
 * error_handling/test_put_item_no_such_table}).
 *
 * @param prefix of error names
 * @param serviceName in causes
 * @param baseException the name for codes that the model does not list
 */
record ServiceWords(String prefix, String serviceName, String baseException) {
    ServiceWords {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(serviceName, "serviceName");
        Objects.requireNonNull(baseException, "baseException");
    }

    static ServiceWords of(String prefix, String serviceName) {
        return new ServiceWords(prefix, serviceName, serviceName + "Exception");
    }

    Failure refused(ServiceModel model, AwsReply.Refused refused) {
        Optional<String> code = refused.error().code();
        Optional<String> listed =
                refused.error().type().flatMap(model::exception).or(() -> code.flatMap(model::exception));
        String name = listed.map(shape -> shape.endsWith("Exception") ? shape : shape + "Exception")
                .orElse(baseException);
        return Failure.of(
                prefix + "." + name,
                refused.error().message().orElse("null") + " (Service: " + serviceName + "; Status Code: "
                        + refused.answer().status() + "; Error Code: " + code.orElse("null") + "; Request ID: "
                        + refused.error().requestId().orElse("null") + "; Proxy: null)");
    }

    Failure unanswered(String message) {
        return Failure.of(prefix + ".SdkClientException", message);
    }
}
