package dev.baton.aws.blueprint;

import dev.baton.aws.blueprint.Grant.Inside;
import dev.baton.aws.blueprint.Grant.Named;
import dev.baton.aws.blueprint.Grant.OwnQueues;
import dev.baton.aws.blueprint.Grant.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Baton's roles may do. The harness shows that it is enough, and that it is all used. */
final class RoleGrants {
    private static final List<String> LANES = List.of(Standard.SHORT, Standard.LONG, Standard.EXPRESS);

    private static final Grant INDEXES = Grant.of(new Inside(Standard.EXECUTIONS), "dynamodb", "Query");

    private RoleGrants() {}

    /** Runs executions, and answers the API. */
    static Set<Grant> task() {
        Stream<Grant> lanes = LANES.stream()
                .map(lane -> Grant.of(
                        new Part(lane),
                        "sqs",
                        "ChangeMessageVisibility",
                        "DeleteMessage",
                        "GetQueueAttributes",
                        "ReceiveMessage",
                        "SendMessage"));
        Stream<Grant> others = Stream.of(
                onExecutions("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
                INDEXES,
                onRegistry("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query"),
                Grant.of(new Part(Standard.DEAD), "sqs", "SendMessage"),
                Grant.of(
                        new OwnQueues("-activity-"),
                        "sqs",
                        "ChangeMessageVisibility",
                        "CreateQueue",
                        "DeleteMessage",
                        "DeleteQueue",
                        "ReceiveMessage",
                        "SendMessage"),
                onPayloads("GetObject", "PutObject"),
                Grant.of(new Named("TaskFunctions"), "lambda", "GetFunctionConfiguration", "InvokeFunction"),
                Grant.of(new Named("TaskRoles"), "sts", "AssumeRole"),
                onEncryptionKeys(),
                onExecutionLogs("CreateLogStream", "DescribeLogGroups", "PutLogEvents"));
        return Stream.concat(lanes, others).collect(Collectors.toSet());
    }

    /** Looks after what others left, and after dead letters; deletions that their callers began and did not end stop executions. */
    static Set<Grant> sweep() {
        Stream<Grant> others = Stream.of(
                onExecutions("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"),
                INDEXES,
                onRegistry("BatchGetItem", "DeleteItem", "GetItem", "Query"),
                Grant.of(
                        new Part(Standard.DEAD),
                        "sqs",
                        "ChangeMessageVisibility",
                        "DeleteMessage",
                        "GetQueueAttributes",
                        "ReceiveMessage"),
                onPayloads("GetObject", "PutObject"),
                onEncryptionKeys(),
                onExecutionLogs("CreateLogStream", "PutLogEvents"));
        return Stream.concat(sending(LANES), others).collect(Collectors.toSet());
    }

    /** Starts executions of whatever machine, and looks whether one that stands there already is the same; in its name Lambda keeps what failed. */
    static Set<Grant> starter() {
        Stream<Grant> others = Stream.of(
                onExecutions("GetItem", "PutItem", "Query"),
                onRegistry("GetItem"),
                onPayloads("GetObject"),
                onEncryptionKeys());
        return Stream.concat(sending(List.of(Standard.SHORT, Standard.EXPRESS, Standard.FAILED_STARTS)), others)
                .collect(Collectors.toSet());
    }

    /** Makes, changes and deletes machines; with a machine its running executions are stopped. */
    static Set<Grant> stateMachines() {
        Stream<Grant> others = Stream.of(
                onExecutions("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
                INDEXES,
                onRegistry("DeleteItem", "GetItem", "PutItem", "Query"),
                onPayloads("GetObject", "PutObject"),
                onEncryptionKeys(),
                onExecutionLogs("CreateLogStream", "DescribeLogGroups", "PutLogEvents"));
        return Stream.concat(sending(List.of(Standard.SHORT)), others).collect(Collectors.toSet());
    }

    private static Grant onExecutions(String... actions) {
        return Grant.of(new Part(Standard.EXECUTIONS), "dynamodb", actions);
    }

    private static Grant onRegistry(String... actions) {
        return Grant.of(new Part(Standard.REGISTRY), "dynamodb", actions);
    }

    private static Grant onPayloads(String... actions) {
        return Grant.of(new Inside(Standard.PAYLOADS), "s3", actions);
    }

    /** Whoever makes a machine asks whether its log group is there, and whoever ends an execution writes to it. */
    private static Grant onExecutionLogs(String... actions) {
        return Grant.of(new Named("ExecutionLogs"), "logs", actions);
    }

    /** Whoever starts, stops or shows what a machine with a customer's key runs needs that key. */
    private static Grant onEncryptionKeys() {
        return Grant.of(new Named("EncryptionKeys"), "kms", "Decrypt", "GenerateDataKey");
    }

    private static Stream<Grant> sending(List<String> queues) {
        return queues.stream().map(queue -> Grant.of(new Part(queue), "sqs", "SendMessage"));
    }
}
