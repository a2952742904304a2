package dev.baton.engine.api;

import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.registry.AliasRoute;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.MachineArn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/**
 * A routing configuration, read from a request.
 *
 * @param machine the ARN of the machine whose versions they are
 * @param routes sound ones, see {@link dev.baton.engine.registry.MachineAlias}
 */
record AliasRoutes(String machine, List<AliasRoute> routes) {

    AliasRoutes {
        routes = List.copyOf(routes);
    }

    /**
     * Reads a configuration of one or two items.
     *
     * @throws ApiException ValidationException unless it has different versions of one machine and weights that sum to 100
     *     (recording {@code sfn_api_aliasing/test_error_create_alias_with_state_machine_arn}; the other texts are ours)
     */
    static AliasRoutes of(List<RoutingConfigurationListItem> items) {
        List<String> given = items.stream()
                .map(RoutingConfigurationListItem::stateMachineVersionArn)
                .toList();
        List<MachineArn> arns = given.stream().map(MachineArn::of).toList();
        if (arns.stream().anyMatch(arn -> arn.version().isEmpty())) {
            throw invalid("Routing configuration must contain state machine version ARNs. Received: " + given);
        }
        if (arns.stream().map(MachineArn::machine).distinct().count() > 1) {
            throw invalid("Routing configuration must contain versions of one state machine. Received: " + given);
        }
        if (new HashSet<>(given).size() < given.size()) {
            throw invalid("Routing configuration must contain distinct state machine version ARNs. Received: " + given);
        }
        List<Integer> weights =
                items.stream().map(RoutingConfigurationListItem::weight).toList();
        if (weights.stream().mapToInt(Integer::intValue).sum() != AliasRoute.ALL) {
            throw invalid("Sum of routing configuration weights must equal 100. Received: " + weights);
        }
        return new AliasRoutes(
                arns.getFirst().machine(),
                items.stream().map(AliasRoutes::route).toList());
    }

    private static AliasRoute route(RoutingConfigurationListItem item) {
        int version = MachineArn.of(item.stateMachineVersionArn()).version().orElseThrow();
        return new AliasRoute(version, item.weight());
    }

    /**
     * Checks that the versions are there; asked while the machine is being edited, so that none goes meanwhile.
     *
     * @throws ApiException ResourceNotFound
     */
    void checkVersions(StateMachines registry) {
        for (AliasRoute route : routes) {
            if (registry.version(machine, route.version()).isEmpty()) {
                throw ApiErrors.noReferencedResource();
            }
        }
    }

    /** The same as the API shows it. */
    static List<RoutingConfigurationListItem> shape(String machine, List<AliasRoute> routes) {
        return routes.stream()
                .map(route -> RoutingConfigurationListItem.builder()
                        .stateMachineVersionArn(machine + ":" + route.version())
                        .weight(route.weight())
                        .build())
                .toList();
    }

    private static ApiException invalid(String text) {
        return new ApiException(400, "ValidationException", text, Map.of("reason", "INVALID_ROUTING_CONFIGURATION"));
    }
}
