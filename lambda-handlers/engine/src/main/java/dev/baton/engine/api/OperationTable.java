package dev.baton.engine.api;

import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.MachineLookup;
import dev.baton.engine.start.Starts;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/** The table of all 37 operations of the service model: which action serves each, and which are not served. */
final class OperationTable {
    private final Ports ports;
    private final StateMachines registry;
    private final PageTokens tokens;
    private final MachineLookup machines;
    private final InstantSource clock;
    private final Starts starts;

    OperationTable(Ports ports, PageTokens tokens, InstantSource clock, Supplier<UUID> ids) {
        this.ports = ports;
        this.registry = ports.registry();
        this.tokens = tokens;
        this.clock = clock;
        this.machines = new MachineLookup(ports.registry());
        this.starts = new Starts(registry, ports.executions(), clock, ids);
    }

    List<Operation> all(ApiSettings settings, MachineDeletion deletion, Supplier<UUID> ids) {
        return Stream.of(
                        machines(settings, deletion, ids),
                        versions(),
                        aliases(),
                        starts(),
                        executions(),
                        tasks(),
                        ActivityOperations.of(ports, settings, tokens, clock, ids),
                        tags(),
                        tests(settings, ids),
                        unsupported())
                .flatMap(List::stream)
                .toList();
    }

    private List<Operation> machines(ApiSettings settings, MachineDeletion deletion, Supplier<UUID> ids) {
        DefinitionCheck check = new DefinitionCheck(ports.catalog());
        LogDestinations logs = ports.services().logs();
        return List.of(
                Operation.of(
                        "CreateStateMachine",
                        CreateStateMachineRequest::builder,
                        new CreateStateMachineAction(registry, check, logs, settings, clock)),
                Operation.of(
                        "UpdateStateMachine",
                        UpdateStateMachineRequest::builder,
                        new UpdateStateMachineAction(registry, check, logs, clock, ids)),
                Operation.of(
                        "DescribeStateMachine",
                        DescribeStateMachineRequest::builder,
                        new DescribeStateMachineAction(machines, ports.definitions())),
                Operation.of(
                        "DeleteStateMachine",
                        DeleteStateMachineRequest::builder,
                        new DeleteStateMachineAction(registry, deletion)),
                Operation.of(
                        "ListStateMachines",
                        ListStateMachinesRequest::builder,
                        new ListStateMachinesAction(registry, tokens, settings)),
                Operation.of(
                        "ValidateStateMachineDefinition",
                        ValidateStateMachineDefinitionRequest::builder,
                        new ValidateStateMachineDefinitionAction(check)));
    }

    private List<Operation> versions() {
        return List.of(
                Operation.of(
                        "PublishStateMachineVersion",
                        PublishStateMachineVersionRequest::builder,
                        new PublishStateMachineVersionAction(registry, clock)),
                Operation.of(
                        "ListStateMachineVersions",
                        ListStateMachineVersionsRequest::builder,
                        new ListStateMachineVersionsAction(registry, tokens)),
                Operation.of(
                        "DeleteStateMachineVersion",
                        DeleteStateMachineVersionRequest::builder,
                        new DeleteStateMachineVersionAction(registry)));
    }

    private List<Operation> aliases() {
        return List.of(
                Operation.of(
                        "CreateStateMachineAlias",
                        CreateStateMachineAliasRequest::builder,
                        new CreateStateMachineAliasAction(registry, clock)),
                Operation.of(
                        "UpdateStateMachineAlias",
                        UpdateStateMachineAliasRequest::builder,
                        new UpdateStateMachineAliasAction(registry, clock)),
                Operation.of(
                        "DescribeStateMachineAlias",
                        DescribeStateMachineAliasRequest::builder,
                        new DescribeStateMachineAliasAction(registry)),
                Operation.of(
                        "DeleteStateMachineAlias",
                        DeleteStateMachineAliasRequest::builder,
                        new DeleteStateMachineAliasAction(registry)),
                Operation.of(
                        "ListStateMachineAliases",
                        ListStateMachineAliasesRequest::builder,
                        new ListStateMachineAliasesAction(registry, tokens)));
    }

    private List<Operation> starts() {
        return List.of(
                Operation.of("StartExecution", StartExecutionRequest::builder, new StartExecutionAction(starts)),
                Operation.of(
                        "StartSyncExecution",
                        StartSyncExecutionRequest::builder,
                        new StartSyncExecutionAction(starts, ports.executions())));
    }

    private List<Operation> executions() {
        return List.of(
                Operation.of(
                        "StopExecution", StopExecutionRequest::builder, new StopExecutionAction(ports.executions())),
                Operation.of(
                        "DescribeExecution",
                        DescribeExecutionRequest::builder,
                        new DescribeExecutionAction(ports, clock)),
                Operation.of(
                        "RedriveExecution", RedriveExecutionRequest::builder, new RedriveExecutionAction(ports, clock)),
                Operation.of(
                        "DescribeStateMachineForExecution",
                        DescribeStateMachineForExecutionRequest::builder,
                        new DescribeStateMachineForExecutionAction(ports.log(), registry, ports.definitions())),
                Operation.of(
                        "ListExecutions",
                        ListExecutionsRequest::builder,
                        new ListExecutionsAction(machines, ports.log(), tokens)),
                Operation.of(
                        "GetExecutionHistory",
                        GetExecutionHistoryRequest::builder,
                        new GetExecutionHistoryAction(ports.log(), ports.histories(), tokens)));
    }

    private List<Operation> tasks() {
        return List.of(
                Operation.of(
                        "SendTaskSuccess",
                        SendTaskSuccessRequest::builder,
                        new SendTaskSuccessAction(ports.executions())),
                Operation.of(
                        "SendTaskFailure",
                        SendTaskFailureRequest::builder,
                        new SendTaskFailureAction(ports.executions())),
                Operation.of(
                        "SendTaskHeartbeat",
                        SendTaskHeartbeatRequest::builder,
                        new SendTaskHeartbeatAction(ports.executions())));
    }

    private List<Operation> tags() {
        ActivityLookup activities = new ActivityLookup(ports.activities().activities());
        return List.of(
                Operation.of("TagResource", TagResourceRequest::builder, new TagResourceAction(registry, activities)),
                Operation.of(
                        "UntagResource", UntagResourceRequest::builder, new UntagResourceAction(registry, activities)),
                Operation.of(
                        "ListTagsForResource",
                        ListTagsForResourceRequest::builder,
                        new ListTagsForResourceAction(registry, activities)));
    }

    private List<Operation> tests(ApiSettings settings, Supplier<UUID> ids) {
        return List.of(Operation.of(
                "TestState",
                TestStateRequest::builder,
                new TestStateAction(ports.catalog(), ports.services(), settings, clock, ids)));
    }

    private static List<Operation> unsupported() {
        return Stream.of("DescribeMapRun", "ListMapRuns", "UpdateMapRun")
                .map(Operation::unsupported)
                .toList();
    }
}
