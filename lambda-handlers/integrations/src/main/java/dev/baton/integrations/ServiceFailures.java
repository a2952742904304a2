package dev.baton.integrations;

import dev.baton.asl.execution.Failure;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How optimised integrations word the failure of a call. They speak the dialect of AWS's first Java SDK: {@code Function not
 * found: … (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: …; Proxy: null)}
 * (recording {@code error_handling/task_service_lambda…test_no_such_function}).
 *
 * @param prefix of error names, {@code Lambda}
 * @param serviceName as causes name the service, {@code AWSLambda}
 * @param baseException the name for codes that the service's model does not list, {@code AWSLambdaException}
 * @param modelled the class whose subclasses are the listed ones
 */
public record ServiceFailures(
        String prefix, String serviceName, String baseException, Class<? extends AwsServiceException> modelled) {

    /** The failure that an exception of the SDK stands for; one that no server answered is a SdkClientException. */
    public Failure of(SdkException exception) {
        if (exception instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return answered(answered, answered.awsErrorDetails());
        }
        return Failure.of(prefix + ".SdkClientException", unanswered(String.valueOf(exception.getMessage())));
    }

    /** The SDK tells of missing credentials by listing all its classes that looked for them. */
    private static String unanswered(String message) {
        return message.startsWith("Unable to load credentials from any of the providers")
                ? "No AWS credentials were found in environment, profile or role. For a run on this machine set the"
                        + " endpoint of a local service (LAMBDA_ENDPOINT or AWS_ENDPOINT_URL, with any credentials), or"
                        + " let mocks answer (SFN_MOCK_CONFIG, or --mock of baton run)."
                : message;
    }

    private Failure answered(AwsServiceException exception, AwsErrorDetails details) {
        String code = Optional.ofNullable(details.errorCode()).orElse("null");
        boolean listed = !exception.getClass().equals(modelled) && modelled.isInstance(exception);
        String name = listed ? (code.endsWith("Exception") ? code : code + "Exception") : baseException;
        return Failure.of(
                prefix + "." + name,
                cause(
                        Optional.ofNullable(details.errorMessage()).orElse("null"),
                        exception.statusCode(),
                        code,
                        Optional.ofNullable(exception.requestId()).orElse("null")));
    }

    /** The text of a cause. */
    public String cause(String message, int status, String code, String requestId) {
        return message + " (Service: " + serviceName + "; Status Code: " + status + "; Error Code: " + code
                + "; Request ID: " + requestId + "; Proxy: null)";
    }
}
