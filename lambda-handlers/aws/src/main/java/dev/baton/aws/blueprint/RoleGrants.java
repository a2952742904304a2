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
                Grant.of(
                        new Part(Standard.EXECUTIONS),
                        "dynamodb",
                        "BatchGetItem",
                        "DeleteItem",
                        "GetItem",
                        "PutItem",
                        "Query",
                        "UpdateItem"),
                Grant.of(new Inside(Standard.EXECUTIONS), "dynamodb", "Query"),
                Grant.of(
                        new Part(Standard.REGISTRY),
                        "dynamodb",
                        "BatchGetItem",
                        "ConditionCheckItem",
                        "DeleteItem",
                        "GetItem",
                        "PutItem",
                        "Query",
                        "UpdateItem"),
                Grant.of(new Part(Standard.DEAD), "sqs", "SendMessage"),
                Grant.of(
                        new OwnQueues("-activity-"),
                        "sqs",
                        "CreateQueue",
                        "DeleteMessage",
                        "DeleteQueue",
                        "ReceiveMessage",
                        "SendMessage",
                        "SetQueueAttributes"),
                Grant.of(new Inside(Standard.PAYLOADS), "s3", "GetObject", "PutObject"),
                Grant.of(new Named("TaskFunctions"), "lambda", "GetFunctionConfiguration", "InvokeFunction"),
                Grant.of(new Named("TaskRoles"), "sts", "AssumeRole"),
                Grant.of(new Named("ExecutionLogs"), "logs", "CreateLogStream", "PutLogEvents"));
        return Stream.concat(lanes, others).collect(Collectors.toSet());
    }

    /** Looks after what others left, and after dead letters. */
    static Set<Grant> sweep() {
        Stream<Grant> lanes = LANES.stream().map(lane -> Grant.of(new Part(lane), "sqs", "SendMessage"));
        Stream<Grant> others = Stream.of(
                Grant.of(
                        new Part(Standard.EXECUTIONS),
                        "dynamodb",
                        "BatchGetItem",
                        "DeleteItem",
                        "GetItem",
                        "PutItem",
                        "Query",
                        "UpdateItem"),
                Grant.of(new Inside(Standard.EXECUTIONS), "dynamodb", "Query"),
                Grant.of(
                        new Part(Standard.REGISTRY),
                        "dynamodb",
                        "BatchGetItem",
                        "DeleteItem",
                        "GetItem",
                        "PutItem",
                        "Query",
                        "UpdateItem"),
                Grant.of(
                        new Part(Standard.DEAD),
                        "sqs",
                        "ChangeMessageVisibility",
                        "DeleteMessage",
                        "GetQueueAttributes",
                        "ReceiveMessage",
                        "SendMessage"),
                Grant.of(new Inside(Standard.PAYLOADS), "s3", "GetObject", "PutObject"));
        return Stream.concat(lanes, others).collect(Collectors.toSet());
    }

    /** Starts executions of whatever machine. */
    static Set<Grant> starter() {
        return Stream.concat(
                        Stream.of(
                                Grant.of(
                                        new Part(Standard.EXECUTIONS),
                                        "dynamodb",
                                        "BatchGetItem",
                                        "GetItem",
                                        "PutItem",
                                        "Query",
                                        "UpdateItem"),
                                Grant.of(new Part(Standard.REGISTRY), "dynamodb", "BatchGetItem", "GetItem", "Query"),
                                Grant.of(new Inside(Standard.PAYLOADS), "s3", "GetObject", "PutObject")),
                        sending())
                .collect(Collectors.toSet());
    }

    /** Makes, changes and deletes machines; with a machine its running executions are stopped. */
    static Set<Grant> stateMachines() {
        return Stream.concat(
                        Stream.of(
                                Grant.of(
                                        new Part(Standard.EXECUTIONS),
                                        "dynamodb",
                                        "BatchGetItem",
                                        "DeleteItem",
                                        "GetItem",
                                        "PutItem",
                                        "Query",
                                        "UpdateItem"),
                                Grant.of(new Inside(Standard.EXECUTIONS), "dynamodb", "Query"),
                                Grant.of(
                                        new Part(Standard.REGISTRY),
                                        "dynamodb",
                                        "BatchGetItem",
                                        "ConditionCheckItem",
                                        "DeleteItem",
                                        "GetItem",
                                        "PutItem",
                                        "Query",
                                        "UpdateItem"),
                                Grant.of(new Inside(Standard.PAYLOADS), "s3", "GetObject", "PutObject")),
                        sending())
                .collect(Collectors.toSet());
    }

    private static Stream<Grant> sending() {
        return LANES.stream().map(lane -> Grant.of(new Part(lane), "sqs", "SendMessage"));
    }
}
