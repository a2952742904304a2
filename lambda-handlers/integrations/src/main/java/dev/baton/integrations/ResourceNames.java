package dev.baton.integrations;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.SourceNode;
import dev.baton.integrations.http.ApiGatewayInvoke;
import dev.baton.integrations.kubernetes.EksCall;
import dev.baton.integrations.kubernetes.EksRunJob;
import dev.baton.integrations.optimised.OptimisedResults;
import dev.baton.integrations.sdk.ArgumentNames;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.NearestName;
import dev.baton.integrations.sdk.model.SdkNames;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What resources and their arguments are called, for authors who mistyped them. */
final class ResourceNames {
    /** The fields of integrations that no model describes. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "eks:call", EksCall.FIELDS,
            "eks:runJob", EksRunJob.FIELDS,
            "apigateway:invoke", ApiGatewayInvoke.FIELDS);

    private ResourceNames() {}

    /** The generic resource that was perhaps meant. */
    static Optional<String> nearest(String arn) {
        Optional<TaskResource> resource = TaskResource.of(arn).filter(AwsAction::isGeneric);
        return resource.flatMap(found -> {
            String service = AwsAction.serviceName(found);
            String near = ServiceModels.all().service(service).isPresent()
                    ? service
                    : NearestName.of(service, ServiceModels.all().names()).orElse("");
            return near.isEmpty() ? Optional.empty() : nearestAction(near, AwsAction.actionName(found));
        });
    }

    private static Optional<String> nearestAction(String service, String action) {
        List<String> actions = ServiceModels.all().service(service).orElseThrow().operationNames().stream()
                .map(SdkNames::action)
                .toList();
        return NearestName.of(action, actions).map(near -> "aws-sdk:" + service + ":" + near);
    }

    static void checkArguments(TaskResource resource, SourceNode arguments, BiConsumer<SourceNode, String> faults) {
        if (AwsAction.isGeneric(resource)) {
            AwsAction.of(resource)
                    .flatMap(action -> action.operation().inputShape())
                    .ifPresent(shape -> ArgumentNames.check(shape, Dialect.SDK_2, arguments, faults));
        } else if (FIELDS.containsKey(resource.integration())) {
            ArgumentNames.check(Objects.requireNonNull(FIELDS.get(resource.integration())), arguments, faults);
        } else {
            OptimisedResults.input(resource)
                    .ifPresent(shape -> ArgumentNames.check(shape, Dialect.SDK_1, arguments, faults));
        }
    }
}
