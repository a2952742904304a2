package dev.baton.integrations.sdk;

import dev.baton.asl.execution.Failure;
import dev.baton.integrations.sdk.model.SdkNames;
import dev.baton.integrations.sdk.protocol.WireError;
import java.util.Optional;

/**
 * How the generic integration words failures: {@code Ssm.ParameterNotFoundException}, {@code … (Service: Ssm, Status Code: 400, Request
 * ID: …) (SDK Attempt Count: 1)} (recordings {@code error_handling/test_dynamodb_invalid_param}, {@code services/test_sfn_send_task…}).
 */
final class SdkTwoFailures {
    private SdkTwoFailures() {}

    static Failure refused(AwsAction action, AwsReply.Refused refused) {
        String client = action.service().client();
        WireError error = refused.error();
        String name = exception(action, refused).map(SdkNames::exception).orElse(client + "Exception");
        String extended = refused.answer()
                .header("x-amz-id-2")
                .map(id -> ", Extended Request ID: " + id)
                .orElse("");
        return Failure.of(
                client + "." + name,
                error.message().orElse("null") + " (Service: " + client + ", Status Code: "
                        + refused.answer().status() + ", Request ID: "
                        + error.requestId().orElse("null") + extended + ") (SDK Attempt Count: 1)");
    }

    /** The model's exception; an answer to HEAD has no body that could name it. */
    private static Optional<String> exception(AwsAction action, AwsReply.Refused refused) {
        boolean head = action.operation().method().equals("HEAD")
                && refused.answer().status() == 404
                && action.service().arnName().equals("s3");
        if (head) {
            return Optional.of(action.operation().name().equals("HeadObject") ? "NoSuchKey" : "NoSuchBucket");
        }
        WireError error = refused.error();
        return error.type()
                .flatMap(action.service()::exception)
                .or(() -> error.code().flatMap(action.service()::exception));
    }

    static Failure unanswered(AwsAction action, String message) {
        return Failure.of(action.service().client() + ".SdkClientException", message + " (SDK Attempt Count: 1)");
    }
}
