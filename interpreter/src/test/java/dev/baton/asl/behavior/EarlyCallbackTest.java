package dev.baton.asl.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker's result that comes before the submission of its task was committed: it is kept, and it counts. */
class EarlyCallbackTest {
    private static final long ATTEMPT = 1;
    private static final Json RESULT = Json.ofText("\"done\"");

    private final StateMachine machine = DefinitionParser.parse("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "TimeoutSeconds": 10, "Parameters": {"FunctionName": "f"}, "End": true}}}""").machine().orElseThrow();
    private final Interpreter interpreter = new Interpreter(Limits.AWS);

    private Step start() {
        return interpreter.start(machine, ScriptedRun.identity(Json.EMPTY_OBJECT), moment(0), Fuel.STANDARD);
    }

    private Step step(Step before, long second, Trigger... triggers) {
        return interpreter.step(machine, before.execution(), List.of(triggers), moment(second), Fuel.STANDARD);
    }

    private static Moment moment(long second) {
        return new Moment(ScriptedRun.START.plus(Duration.ofSeconds(second)), second, attempt -> "token");
    }

    private static Trigger callback(Json output) {
        return new Trigger.TaskSucceeded(ATTEMPT, output, true);
    }

    @Test
    void itWaitsForTheSubmission() {
        Step early = step(start(), 1, callback(RESULT));

        assertThat(early.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(early.events()).isEmpty();
        assertThat(step(early, 2, new Trigger.TaskSubmitted(ATTEMPT, Json.EMPTY_OBJECT))
                        .execution()
                        .output())
                .contains(RESULT);
    }

    @Test
    void itOutranksACallThatIsReportedLost() {
        Step early = step(start(), 1, callback(RESULT));
        Trigger lost = new Trigger.TaskFailed(ATTEMPT, Failure.of("Lambda.SdkClientException"), false);

        assertThat(step(early, 2, lost).execution().output()).contains(RESULT);
    }

    @Test
    void itOutranksTheTimeOutOfItsCall() {
        Step early = step(start(), 1, callback(RESULT));

        assertThat(step(early, 11, new Trigger.TimerFired()).execution().output())
                .contains(RESULT);
    }

    @Test
    void theFirstOfTwoCounts() {
        Step early = step(step(start(), 1, callback(RESULT)), 2, callback(Json.ofText("\"again\"")));

        assertThat(step(early, 3, new Trigger.TaskSubmitted(ATTEMPT, Json.EMPTY_OBJECT))
                        .execution()
                        .output())
                .contains(RESULT);
    }
}
