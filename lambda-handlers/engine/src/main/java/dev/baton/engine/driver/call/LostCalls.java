package dev.baton.engine.driver.call;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import java.util.Locale;
import java.util.Map;

/**
 * How an attempt fails whose fate is unknown: as an SDK's client side would fail, a name that the Retry blocks that people
 * write have (CDK's LambdaInvoke retries {@code Lambda.SdkClientException} by default).
 */
public final class LostCalls {
    private static final String ERROR = "SdkClientException";

    /** What optimized integrations call themselves in error names, where it is not the capitalised service. */
    private static final Map<String, String> PREFIXES = Map.of(
            "states", "StepFunctions",
            "dynamodb", "DynamoDB",
            "sqs", "SQS",
            "sns", "SNS",
            "ecs", "ECS",
            "eks", "EKS",
            "events", "EventBridge",
            "elasticmapreduce", "EMR",
            "apigateway", "ApiGateway",
            "codebuild", "CodeBuild");

    private LostCalls() {}

    /** {@code Lambda.SdkClientException}, {@code SQS.SdkClientException} … */
    public static Failure failure(TaskResource resource, String cause) {
        return Failure.of(prefix(resource.resourceType()) + "." + ERROR, cause);
    }

    private static String prefix(String resourceType) {
        String service =
                resourceType.startsWith("aws-sdk:") ? resourceType.substring("aws-sdk:".length()) : resourceType;
        String known = PREFIXES.get(service);
        return known != null ? known : service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    }
}
