package dev.baton.integrations.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.lambda.model.Ec2AccessDeniedException;
import software.amazon.awssdk.services.lambda.model.Ec2ThrottledException;
import software.amazon.awssdk.services.lambda.model.Ec2UnexpectedException;
import software.amazon.awssdk.services.lambda.model.EfsMountConnectivityException;
import software.amazon.awssdk.services.lambda.model.EfsMountFailureException;
import software.amazon.awssdk.services.lambda.model.EfsMountTimeoutException;
import software.amazon.awssdk.services.lambda.model.EfsioException;
import software.amazon.awssdk.services.lambda.model.EniLimitReachedException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvalidRuntimeException;
import software.amazon.awssdk.services.lambda.model.InvalidSecurityGroupIdException;
import software.amazon.awssdk.services.lambda.model.InvalidSubnetIdException;
import software.amazon.awssdk.services.lambda.model.InvalidZipFileException;
import software.amazon.awssdk.services.lambda.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.lambda.model.KmsDisabledException;
import software.amazon.awssdk.services.lambda.model.KmsInvalidStateException;
import software.amazon.awssdk.services.lambda.model.KmsNotFoundException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ResourceNotReadyException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.SnapStartException;
import software.amazon.awssdk.services.lambda.model.SnapStartNotReadyException;
import software.amazon.awssdk.services.lambda.model.SnapStartTimeoutException;
import software.amazon.awssdk.services.lambda.model.SubnetIpAddressLimitReachedException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.lambda.model.UnsupportedMediaTypeException;

/** The errors that Lambda's service model lists for Invoke, by their codes; any other code is the service's base exception. */
final class LambdaExceptions {
    private static final Map<String, Supplier<LambdaException.Builder>> BY_CODE = Map.ofEntries(
            Map.entry("EC2AccessDeniedException", Ec2AccessDeniedException::builder),
            Map.entry("EC2ThrottledException", Ec2ThrottledException::builder),
            Map.entry("EC2UnexpectedException", Ec2UnexpectedException::builder),
            Map.entry("EFSMountConnectivityException", EfsMountConnectivityException::builder),
            Map.entry("EFSMountFailureException", EfsMountFailureException::builder),
            Map.entry("EFSMountTimeoutException", EfsMountTimeoutException::builder),
            Map.entry("EFSIOException", EfsioException::builder),
            Map.entry("ENILimitReachedException", EniLimitReachedException::builder),
            Map.entry("InvalidParameterValueException", InvalidParameterValueException::builder),
            Map.entry("InvalidRequestContentException", InvalidRequestContentException::builder),
            Map.entry("InvalidRuntimeException", InvalidRuntimeException::builder),
            Map.entry("InvalidSecurityGroupIDException", InvalidSecurityGroupIdException::builder),
            Map.entry("InvalidSubnetIDException", InvalidSubnetIdException::builder),
            Map.entry("InvalidZipFileException", InvalidZipFileException::builder),
            Map.entry("KMSAccessDeniedException", KmsAccessDeniedException::builder),
            Map.entry("KMSDisabledException", KmsDisabledException::builder),
            Map.entry("KMSInvalidStateException", KmsInvalidStateException::builder),
            Map.entry("KMSNotFoundException", KmsNotFoundException::builder),
            Map.entry("RecursiveInvocationException", RecursiveInvocationException::builder),
            Map.entry("RequestTooLargeException", RequestTooLargeException::builder),
            Map.entry("ResourceConflictException", ResourceConflictException::builder),
            Map.entry("ResourceNotFoundException", ResourceNotFoundException::builder),
            Map.entry("ResourceNotReadyException", ResourceNotReadyException::builder),
            Map.entry("ServiceException", ServiceException::builder),
            Map.entry("SnapStartException", SnapStartException::builder),
            Map.entry("SnapStartNotReadyException", SnapStartNotReadyException::builder),
            Map.entry("SnapStartTimeoutException", SnapStartTimeoutException::builder),
            Map.entry("SubnetIPAddressLimitReachedException", SubnetIpAddressLimitReachedException::builder),
            Map.entry("TooManyRequestsException", TooManyRequestsException::builder),
            Map.entry("UnsupportedMediaTypeException", UnsupportedMediaTypeException::builder));

    private LambdaExceptions() {}

    /** The exception that an error answer stands for. */
    static LambdaException of(SdkHttpResponse head, byte[] body) {
        JsonNode document = document(body);
        String code = code(head, document);
        String message =
                document.path("message").asText(document.path("Message").asText(null));
        LambdaException.Builder builder =
                BY_CODE.getOrDefault(code, LambdaException::builder).get();
        builder.awsErrorDetails(AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("Lambda")
                .sdkHttpResponse(head)
                .rawResponse(SdkBytes.fromByteArrayUnsafe(body))
                .build());
        if (builder instanceof TooManyRequestsException.Builder throttled) {
            throttled
                    .reason(document.path("Reason").asText(null))
                    .retryAfterSeconds(head.firstMatchingHeader("Retry-After").orElse(null));
        }
        builder.message(message);
        builder.statusCode(head.statusCode());
        builder.requestId(head.firstMatchingHeader("x-amzn-RequestId").orElse(null));
        return (LambdaException) builder.build();
    }

    private static JsonNode document(byte[] body) {
        try {
            return Json.parse(new String(body, StandardCharsets.UTF_8)).node();
        } catch (JsonProcessingException e) {
            return Json.EMPTY_OBJECT.node();
        }
    }

    /** The header {@code X-Amzn-ErrorType}, up to its colon, else {@code __type} behind its hash sign. */
    private static String code(SdkHttpResponse head, JsonNode document) {
        Optional<String> header = head.firstMatchingHeader("x-amzn-ErrorType");
        String code = header.orElse(document.path("__type").asText("")).split(":", 2)[0];
        return code.substring(code.indexOf('#') + 1);
    }
}
