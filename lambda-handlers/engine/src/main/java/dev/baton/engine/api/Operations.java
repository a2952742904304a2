package dev.baton.engine.api;

import dev.baton.engine.registry.StateMachines;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/** The table of all 37 operations of the service model. */
public final class Operations {
    private final Map<String, Operation> byName;

    private Operations(List<Operation> all) {
        this.byName = all.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    Optional<Operation> find(String name) {
        @Nullable Operation found = byName.get(name);
        return Optional.ofNullable(found);
    }

    /** All names, supported or not. */
    List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /**
     * Puts the table together.
     *
     * @param ids random ones, for names, revisions and Express ARNs
     */
    public static Operations of(
            Ports ports,
            ApiSettings settings,
            PageTokens tokens,
            MachineDeletion deletion,
            InstantSource clock,
            Supplier<UUID> ids) {
        StateMachines registry = ports.registry();
        DefinitionCheck definitions = new DefinitionCheck(ports.catalog());
        MachineLookup machines = new MachineLookup(registry);
        NewExecutions starts = new NewExecutions(clock, ids);
        return new Operations(List.of(
                Operation.unsupported("CreateActivity"),
                Operation.of(
                        "CreateStateMachine",
                        CreateStateMachineRequest::builder,
                        new CreateStateMachineAction(registry, definitions, settings, clock)),
                Operation.unsupported("CreateStateMachineAlias"),
                Operation.unsupported("DeleteActivity"),
                Operation.of(
                        "DeleteStateMachine",
                        DeleteStateMachineRequest::builder,
                        new DeleteStateMachineAction(registry, deletion)),
                Operation.unsupported("DeleteStateMachineAlias"),
                Operation.of(
                        "DeleteStateMachineVersion",
                        DeleteStateMachineVersionRequest::builder,
                        new DeleteStateMachineVersionAction(registry)),
                Operation.unsupported("DescribeActivity"),
                Operation.of(
                        "DescribeExecution",
                        DescribeExecutionRequest::builder,
                        new DescribeExecutionAction(ports.log(), ports.histories(), clock)),
                Operation.unsupported("DescribeMapRun"),
                Operation.of(
                        "DescribeStateMachine",
                        DescribeStateMachineRequest::builder,
                        new DescribeStateMachineAction(machines, ports.definitions())),
                Operation.unsupported("DescribeStateMachineAlias"),
                Operation.of(
                        "DescribeStateMachineForExecution",
                        DescribeStateMachineForExecutionRequest::builder,
                        new DescribeStateMachineForExecutionAction(ports.log(), registry, ports.definitions())),
                Operation.unsupported("GetActivityTask"),
                Operation.of(
                        "GetExecutionHistory",
                        GetExecutionHistoryRequest::builder,
                        new GetExecutionHistoryAction(ports.log(), ports.histories(), tokens)),
                Operation.unsupported("ListActivities"),
                Operation.of(
                        "ListExecutions",
                        ListExecutionsRequest::builder,
                        new ListExecutionsAction(machines, ports.log(), tokens)),
                Operation.unsupported("ListMapRuns"),
                Operation.unsupported("ListStateMachineAliases"),
                Operation.of(
                        "ListStateMachineVersions",
                        ListStateMachineVersionsRequest::builder,
                        new ListStateMachineVersionsAction(registry, tokens)),
                Operation.of(
                        "ListStateMachines",
                        ListStateMachinesRequest::builder,
                        new ListStateMachinesAction(registry, tokens)),
                Operation.of(
                        "ListTagsForResource",
                        ListTagsForResourceRequest::builder,
                        new ListTagsForResourceAction(registry)),
                Operation.of(
                        "PublishStateMachineVersion",
                        PublishStateMachineVersionRequest::builder,
                        new PublishStateMachineVersionAction(registry, clock)),
                Operation.unsupported("RedriveExecution"),
                Operation.of(
                        "SendTaskFailure",
                        SendTaskFailureRequest::builder,
                        new SendTaskFailureAction(ports.executions())),
                Operation.of(
                        "SendTaskHeartbeat",
                        SendTaskHeartbeatRequest::builder,
                        new SendTaskHeartbeatAction(ports.executions())),
                Operation.of(
                        "SendTaskSuccess",
                        SendTaskSuccessRequest::builder,
                        new SendTaskSuccessAction(ports.executions())),
                Operation.of(
                        "StartExecution",
                        StartExecutionRequest::builder,
                        new StartExecutionAction(machines, starts, ports.executions())),
                Operation.of(
                        "StartSyncExecution",
                        StartSyncExecutionRequest::builder,
                        new StartSyncExecutionAction(machines, starts, ports.executions())),
                Operation.of(
                        "StopExecution", StopExecutionRequest::builder, new StopExecutionAction(ports.executions())),
                Operation.of("TagResource", TagResourceRequest::builder, new TagResourceAction(registry)),
                Operation.unsupported("TestState"),
                Operation.of("UntagResource", UntagResourceRequest::builder, new UntagResourceAction(registry)),
                Operation.unsupported("UpdateMapRun"),
                Operation.of(
                        "UpdateStateMachine",
                        UpdateStateMachineRequest::builder,
                        new UpdateStateMachineAction(registry, definitions, clock, ids)),
                Operation.unsupported("UpdateStateMachineAlias"),
                Operation.of(
                        "ValidateStateMachineDefinition",
                        ValidateStateMachineDefinitionRequest::builder,
                        new ValidateStateMachineDefinitionAction(definitions))));
    }
}
