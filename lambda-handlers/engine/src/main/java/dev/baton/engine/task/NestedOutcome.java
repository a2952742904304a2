package dev.baton.engine.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.token.Token;
import java.util.Optional;

/**
 * What a {@code .sync} parent hears of its child's end: the DescribeExecution answer with capitalised keys in alphabetical
 * order, dates in milliseconds. A child that did not succeed is States.TaskFailed with that document as the cause
 * (recordings {@code callback/test_start_execution_sync}, {@code callback/test_start_execution_sync_delegate_timeout}; the
 * redrive members since 2024, {@code credentials/test_cross_account_states_start_sync_execution}).
 */
public final class NestedOutcome {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NestedOutcome() {}

    /**
     * The outcome for the parent's token.
     *
     * @param child closed, with a parent
     * @param output of a child that succeeded
     */
    public static Token.Outcome of(Head child, Optional<Json> output) {
        boolean parsed = child.parent().orElseThrow().parsed();
        Closing closing = child.closing().orElseThrow();
        boolean succeeded = closing.status() == ExecutionStatus.SUCCEEDED;
        Json document = Json.of(describe(child.identity(), closing, output, parsed));
        return succeeded
                ? new Token.Outcome.Success(document)
                : new Token.Outcome.Fault(Failure.of(ErrorNames.TASK_FAILED, document.text()));
    }

    private static ObjectNode describe(
            ExecutionIdentity child, Closing closing, Optional<Json> output, boolean parsed) {
        ObjectNode answer = NODES.objectNode();
        closing.failure().flatMap(Failure::cause).ifPresent(cause -> answer.put("Cause", cause));
        closing.failure().flatMap(Failure::error).ifPresent(error -> answer.put("Error", error));
        answer.put("ExecutionArn", child.executionArn());
        putDocument(answer, "Input", child.input(), parsed);
        answer.put("Name", child.name());
        output.ifPresent(json -> putDocument(answer, "Output", json, parsed));
        putRedrive(answer, closing.status());
        answer.put("StartDate", child.startTime().toEpochMilli());
        child.stateMachineAliasArn().ifPresent(arn -> answer.put("StateMachineAliasArn", arn));
        answer.put("StateMachineArn", child.stateMachineArn());
        child.stateMachineVersionArn().ifPresent(arn -> answer.put("StateMachineVersionArn", arn));
        answer.put("Status", closing.status().name());
        answer.put("StopDate", closing.stopDate().toEpochMilli());
        return answer;
    }

    private static void putDocument(ObjectNode answer, String member, Json document, boolean parsed) {
        if (parsed) {
            answer.set(member, document.node());
        } else {
            answer.put(member, document.text());
        }
        answer.putObject(member + "Details").put("Included", true);
    }

    private static void putRedrive(ObjectNode answer, ExecutionStatus status) {
        answer.put("RedriveCount", 0);
        if (status == ExecutionStatus.SUCCEEDED) {
            answer.put("RedriveStatus", "NOT_REDRIVABLE");
            answer.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
        } else {
            answer.put("RedriveStatus", "REDRIVABLE");
        }
    }
}
