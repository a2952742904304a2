package dev.baton.asl.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that nobody could work with become failures of the state that made them, never exceptions. */
class ExcessTest {
    private static final String DEEPEST = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

    private static Execution run(String definition, Json input) {
        StateMachine machine = DefinitionParser.parse(definition).machine().orElseThrow();
        return new ScriptedRun(machine, Optional.empty(), Limits.AWS, Fuel.STANDARD).run(input);
    }

    private static void failsForDepth(Execution execution) {
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        Failure failure = execution.failure().orElseThrow();
        assertThat(failure.error()).contains("States.DataLimitExceeded");
        assertThat(failure.cause().orElseThrow()).contains("nests deeper than 1000 levels");
    }

    @Test
    void theDeepestDocumentPassesThrough() {
        Json deepest = Json.ofText(DEEPEST);

        assertThat(run("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$", "End": true}}}""", deepest).output()).contains(deepest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Parameters\": {\"a.$\": \"$\"}",
                "\"Parameters\": {\"a.$\": \"States.Array($, $)\"}",
                "\"Parameters\": {\"a.$\": \"$$.Execution\"}",
                "\"QueryLanguage\": \"JSONata\", \"Output\": \"{% {'a': $states.input} %}\"",
                "\"Assign\": {\"a\": {\"b.$\": \"$\"}}"
            })
    void oneLevelMoreFailsTheState(String fields) {
        String definition =
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", " + fields + ", \"End\": true}}}";
        failsForDepth(run(definition, Json.ofText(DEEPEST)));
    }

    @Test
    void aLoopThatWrapsItsDataFails() {
        failsForDepth(run("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Parameters": {"a.$": "$"}, "Next": "B"},
                  "B": {"Type": "Choice", "Choices": [{"Variable": "$.never", "IsPresent": true, "Next": "C"}], "Default": "A"},
                  "C": {"Type": "Succeed"}}}""", Json.EMPTY_OBJECT));
    }

    @Test
    void resultsOfBranchesFailTheirState() {
        failsForDepth(run("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}]}}}""", Json.ofText(DEEPEST)));
    }

    @Test
    void anAnswerThatNestsTooDeeplyFailsItsTask() {
        failsForDepth(answered("[" + DEEPEST + "]"));
        failsForDepth(answered("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void anAnswerWithAnEndlessNumberFailsItsTask() {
        Execution execution = answered("[" + "1".repeat(1001) + "]");

        assertThat(execution.failure().orElseThrow().cause().orElseThrow())
                .contains("holds a number of more than 1000 digits");
    }

    private static Execution answered(String answer) {
        StateMachine machine = DefinitionParser.parse("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
                  "ResultSelector": {"x.$": "$[0]"}, "End": true}}}""").machine().orElseThrow();
        Interpreter interpreter = new Interpreter(Limits.AWS);
        Moment moment = new Moment(ScriptedRun.START, 1, attempt -> "token");
        Step started = interpreter.start(machine, ScriptedRun.identity(Json.EMPTY_OBJECT), moment, Fuel.STANDARD);
        return interpreter
                .step(
                        machine,
                        started.execution(),
                        List.of(new Trigger.TaskSucceeded(1, Json.ofText(answer), false)),
                        moment,
                        Fuel.STANDARD)
                .execution();
    }

    @Test
    void aValueThatRepeatsItsPartsEndlesslyFailsItsState() {
        String large = "\"" + "x".repeat(200_000) + "\"";

        Execution execution = run("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.Array($%s)"}, "End": true}}}""".formatted(", $".repeat(1_000)), Json.ofText(large));

        assertThat(execution.failure().orElseThrow().cause().orElseThrow())
                .contains("is longer than 16777216 characters");
    }

    @Test
    void aTextThatRepeatsItsPartsEndlesslyFailsItsState() {
        String large = "\"" + "x".repeat(200_000) + "\"";

        Execution execution = run("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.Format('%s'%s)"}, "End": true}}}""".formatted("{}".repeat(1_000), ", $".repeat(1_000)), Json.ofText(large));

        assertThat(execution.failure().orElseThrow().cause().orElseThrow()).endsWith("takes too much work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854775000", "100000000", "1e18", "1E+400"})
    void endlessTimeoutsAreFailures(String seconds) throws Exception {
        for (String field : List.of("TimeoutSecondsPath", "HeartbeatSecondsPath")) {
            Execution execution = run("""
                    {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "%s": "$", "Parameters": {"FunctionName": "f"}, "End": true}}}""".formatted(field), Json.parse(seconds));

            assertThat(execution.failure().orElseThrow().error()).contains("States.Runtime");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854775000", "1e18", "1E+400", "-1"})
    void endlessWaitsAreFailures(String seconds) throws Exception {
        Execution path = run("""
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPath": "$", "End": true}}}""", Json.parse(seconds));
        Execution jsonata = run("""
                {"QueryLanguage": "JSONata", "StartAt": "W", "States": {
                  "W": {"Type": "Wait", "Seconds": "{% $states.input %}", "End": true}}}""", Json.parse(seconds));

        assertThat(path.failure().orElseThrow().error()).contains("States.Runtime");
        assertThat(jsonata.failure().orElseThrow().error()).contains("States.QueryEvaluationError");
    }

    @Test
    void theEndOfTimeIsTooFarAway() throws Exception {
        Execution execution = run("""
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "TimestampPath": "$", "End": true}}}""", Json.parse("\"" + Instant.MAX.toString().replace("+", "") + "\""));

        assertThat(execution.failure().orElseThrow().error()).contains("States.Runtime");
    }

    @Test
    void aNumberThatNoDoubleHoldsStaysANumber() throws Exception {
        assertThat(run("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"x.$": "$.n"}, "End": true}}}""", Json.parse("{\"n\": 1e400}")).output()).contains(Json.ofText("{\"x\":1E+400}"));
    }

    @Test
    void aCauseIsCutWhereAwsCutsIt() {
        Failure failure = Failure.of("E", "x".repeat(Failure.MAX_CAUSE - 1) + "\uD83D\uDE00");

        assertThat(failure.cause()).contains("x".repeat(Failure.MAX_CAUSE - 1));
        assertThat(Failure.of("E", "x".repeat(5_000_000)).cause().orElseThrow()).hasSize(Failure.MAX_CAUSE);
    }

    @Test
    void anExcessIsFoundInTextsAndTrees() {
        JsonNode tree = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Json.MAX_DEPTH; i++) {
            ArrayNode outer = JsonNodeFactory.instance.arrayNode();
            tree = outer.add(tree);
        }
        Json inner = Json.of(tree.get(0));

        assertThat(Json.of(tree).excess()).contains("nests deeper than 1000 levels");
        assertThat(inner.excess()).isEmpty();
        assertThat(Json.ofText("\"" + "[".repeat(5_000) + "\\\"[\"").excess()).isEmpty();
        assertThat(Json.of(tree).quotable()).isEqualTo("(a value that nests deeper than 1000 levels)");
    }
}
