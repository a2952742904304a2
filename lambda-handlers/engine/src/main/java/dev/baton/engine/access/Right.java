package dev.baton.engine.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be granted: sets of the API's actions, each action in one of them. */
public enum Right {
    /** To look at machines, executions and what came of them. */
    READ(
            "DescribeActivity",
            "DescribeExecution",
            "DescribeMapRun",
            "DescribeStateMachine",
            "DescribeStateMachineAlias",
            "DescribeStateMachineForExecution",
            "GetExecutionHistory",
            "ListActivities",
            "ListExecutions",
            "ListMapRuns",
            "ListStateMachineAliases",
            "ListStateMachineVersions",
            "ListStateMachines",
            "ListTagsForResource",
            "ValidateStateMachineDefinition",
            "Baton.GetMetrics",
            "Baton.ListChanges",
            "Baton.PreviewUpdate",
            "Baton.SearchExecutions",
            "Baton.SummarizeExecution",
            "Baton.WatchExecution",
            "Baton.ListTasks",
            "Baton.DescribeTask",
            "Baton.ListBatches",
            "Baton.DescribeBatch"),
    /** To start executions. */
    START("StartExecution", "StartSyncExecution"),
    /** To interfere with executions that run or ended, and to do their tasks. Whatever else Baton adds to the API is among it. */
    OPERATE(
            "GetActivityTask",
            "RedriveExecution",
            "SendTaskFailure",
            "SendTaskHeartbeat",
            "SendTaskSuccess",
            "StopExecution",
            "UpdateMapRun"),
    /** To make, change and delete machines and activities. */
    ADMINISTER(
            "CreateActivity",
            "CreateStateMachine",
            "CreateStateMachineAlias",
            "DeleteActivity",
            "DeleteStateMachine",
            "DeleteStateMachineAlias",
            "DeleteStateMachineVersion",
            "PublishStateMachineVersion",
            "TagResource",
            "TestState",
            "UntagResource",
            "UpdateStateMachine",
            "UpdateStateMachineAlias"),
    /** To give a machine a role; what it is granted on are roles. Nobody has it with another right. */
    PASS_ROLE();

    private final Set<String> actions;

    Right(String... actions) {
        this.actions = Set.of(actions);
    }

    /** What an action needs; empty for one that there is not. */
    static Optional<Right> of(String action) {
        Optional<Right> listed = Arrays.stream(values())
                .filter(right -> right.actions.contains(action))
                .findFirst();
        return listed.isPresent() || !action.startsWith("Baton.") ? listed : Optional.of(OPERATE);
    }

    /** As grants write it, {@code pass-role}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The right of that word. */
    public static Optional<Right> ofWord(String word) {
        return Arrays.stream(values())
                .filter(right -> right.word().equals(word))
                .findFirst();
    }
}
