package dev.baton.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.token.Token;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NestedOutcomeTest {
    private static final String ARN = "arn:aws:states:eu-west-1:1:execution:child:c1";

    private static Head child(boolean parsed, Closing closing) {
        ExecutionIdentity identity = new ExecutionIdentity(
                ARN,
                "c1",
                "arn:aws:states:eu-west-1:1:stateMachine:child",
                "child",
                "role",
                Instant.ofEpochMilli(1000),
                Json.ofText("{\"a\": 1}"),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ParentTask parent = new ParentTask(new ExecutionKey("p", new Incarnation(1, 2)), 7, parsed);
        return new Head(
                new ExecutionKey(ARN, new Incarnation(3, 4)),
                identity,
                "d",
                Optional.empty(),
                Optional.of(parent),
                Optional.empty(),
                Optional.empty(),
                Optional.of(closing));
    }

    @Test
    void syncKeepsInputAndOutputAsText() {
        Head head = child(false, new Closing(ExecutionStatus.SUCCEEDED, Instant.ofEpochMilli(2000), Optional.empty()));

        Token.Outcome outcome = NestedOutcome.of(head, Optional.of(Json.ofText("{\"b\":2}")));

        assertThat(outcome).isEqualTo(new Token.Outcome.Success(Json.ofText("""
                                        {"ExecutionArn":"arn:aws:states:eu-west-1:1:execution:child:c1","Input":"{\\"a\\": 1}",\
                                        "InputDetails":{"Included":true},"Name":"c1","Output":"{\\"b\\":2}","OutputDetails":{"Included":true},\
                                        "RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE",\
                                        "RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven","StartDate":1000,\
                                        "StateMachineArn":"arn:aws:states:eu-west-1:1:stateMachine:child","Status":"SUCCEEDED","StopDate":2000}""")));
    }

    @Test
    void syncTwoParsesInputAndOutput() {
        Head head = child(true, new Closing(ExecutionStatus.SUCCEEDED, Instant.ofEpochMilli(2000), Optional.empty()));

        Token.Outcome outcome = NestedOutcome.of(head, Optional.of(Json.ofText("{\"b\":2}")));

        assertThat(((Token.Outcome.Success) outcome)
                        .output()
                        .node()
                        .at("/Output/b")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void failedChildIsTaskFailedWithItsDescriptionAsCause() {
        Closing closing = new Closing(
                ExecutionStatus.FAILED, Instant.ofEpochMilli(2000), Optional.of(Failure.of("Boom", "it broke")));

        Failure failure = ((Token.Outcome.Fault) NestedOutcome.of(child(false, closing), Optional.empty())).failure();

        assertThat(failure.error()).contains("States.TaskFailed");
        assertThat(failure.cause().orElseThrow())
                .startsWith("{\"Cause\":\"it broke\",\"Error\":\"Boom\",\"ExecutionArn\":")
                .contains("\"Status\":\"FAILED\"")
                .doesNotContain("OutputDetails");
    }
}
