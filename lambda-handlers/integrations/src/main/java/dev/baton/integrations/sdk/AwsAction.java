package dev.baton.integrations.sdk;

import dev.baton.asl.definition.TaskResource;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.SdkNames;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;
import dev.baton.integrations.sdk.protocol.Protocol;
import java.util.Optional;

/** An action of a service, as {@code arn:aws:states:::aws-sdk:SERVICE:ACTION} names it. */
public record AwsAction(ServiceModel service, OperationModel operation) {
    private static final String PREFIX = "aws-sdk:";

    /** Whether the resource is of the generic integration. */
    public static boolean isGeneric(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE
                && resource.resourceType().startsWith(PREFIX);
    }

    /** The service's name in a generic resource. */
    public static String serviceName(TaskResource resource) {
        return resource.resourceType().substring(PREFIX.length());
    }

    /** The action's name in a resource, without its pattern. */
    public static String actionName(TaskResource resource) {
        String action = resource.action();
        return action.substring(0, action.length() - resource.pattern().suffix().length());
    }

    /** Whether there is a model of the service that a generic resource names. */
    public static boolean knowsService(TaskResource resource) {
        return ServiceModels.all().service(serviceName(resource)).isPresent();
    }

    /** The action that a generic resource names, if there is one. */
    public static Optional<AwsAction> of(TaskResource resource) {
        return ServiceModels.all().service(serviceName(resource)).flatMap(service -> of(service, actionName(resource)));
    }

    /** An action of a service by its name in resources: {@code getItem}. */
    public static Optional<AwsAction> of(ServiceModel service, String action) {
        return service.operation(SdkNames.upperFirst(action))
                .or(() -> service.operation(action))
                .filter(operation -> Protocol.ALL.containsKey(service.protocol()))
                .filter(operation -> !operation.traits().has("notOffered"))
                .filter(operation -> SdkNames.action(operation.name()).equals(action))
                .map(operation -> new AwsAction(service, operation));
    }
}
