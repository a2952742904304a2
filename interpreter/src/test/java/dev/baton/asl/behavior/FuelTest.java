package dev.baton.asl.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.expression.Work;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A step's fuel counts the work of expressions, too. */
class FuelTest {
    /** Some 40,000 steps of JSONata. */
    private static final String HEAVY = "{% $sum($map([1..10000], function($x) { $x * 2 })) %}";

    private static final Fuel LITTLE_WORK = new Fuel(10_000, 4L << 20, 500_000);

    private static StateMachine machine(String definition) {
        return DefinitionParser.parse(definition).machine().orElseThrow();
    }

    private static Step start(StateMachine machine, Fuel fuel) {
        return new Interpreter(Limits.AWS)
                .start(
                        machine,
                        ScriptedRun.identity(Json.EMPTY_OBJECT),
                        new Moment(ScriptedRun.START, 1, attempt -> "token"),
                        fuel);
    }

    private static Execution run(StateMachine machine, Fuel fuel) {
        return new ScriptedRun(machine, Optional.empty(), Limits.AWS, fuel).run(Json.EMPTY_OBJECT);
    }

    private static StateMachine heavyLoop() {
        return machine("""
                {"QueryLanguage": "JSONata", "StartAt": "Init", "States": {
                  "Init": {"Type": "Pass", "Assign": {"n": 0}, "Next": "Heavy"},
                  "Heavy": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}", "sum": "HEAVY"}, "Next": "Again"},
                  "Again": {"Type": "Choice", "Choices": [{"Condition": "{% $n < 5 %}", "Next": "Heavy"}], "Default": "Done"},
                  "Done": {"Type": "Succeed", "Output": "{% $sum %}"}}}""".replace("HEAVY", HEAVY));
    }

    @Test
    void aHeavyStateEndsTheStepBehindIt() {
        Step step = start(heavyLoop(), LITTLE_WORK);

        assertThat(step.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(step.effects()).containsExactly(new Effect.ContinueLater());
        assertThat(step.events()).hasSize(5);
    }

    @Test
    void stepsThatEndEarlyComeToTheSameEnd() {
        assertThat(run(heavyLoop(), LITTLE_WORK).output()).contains(Json.ofText("100010000"));
        assertThat(run(heavyLoop(), Fuel.STANDARD).output()).contains(Json.ofText("100010000"));
    }

    @Test
    void workOfPathsCountsToo() {
        Step step = start(machine("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Result": %s, "Next": "B"},
                  "B": {"Type": "Pass", "OutputPath": "$..a[0]", "Next": "C"},
                  "C": {"Type": "Pass", "End": true}}}""".formatted("[" + "[],".repeat(5_000) + "[]]")), new Fuel(100, 1 << 20, 10_000));

        assertThat(step.effects()).containsExactly(new Effect.ContinueLater());
        assertThat(step.events()).hasSize(5);
    }

    @Test
    void theExpressionsOfOneStateShareItsWork() {
        // Each looks some four million times at its text.
        String expressions = "\"{%% $contains('%s', /a*?b/) %%}\","
                .formatted("a".repeat(3_000))
                .repeat(300);
        StateMachine machine = machine("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": [%s 1], "End": true}}}""".formatted(expressions));

        Execution execution = run(machine, Fuel.STANDARD);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.failure().orElseThrow().error()).contains("States.QueryEvaluationError");
        assertThat(execution.failure().orElseThrow().cause().orElseThrow())
                .endsWith("threw an error during evaluation: Expression evaluation timeout: Check for infinite loop");
    }

    @Test
    void aFailedStatesCatcherHasWorkOfItsOwn() {
        StateMachine machine = machine("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
                    "Arguments": "{% ($f := function($n) { $f($n + 1) }; $f(0)) %}",
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "HEAVY", "Next": "B"}], "End": true},
                  "B": {"Type": "Succeed"}}}""".replace("HEAVY", HEAVY));

        assertThat(run(machine, Fuel.STANDARD).output()).contains(Json.ofText("100010000"));
    }

    @Test
    void aStateMayTakeWhatSeveralExpressionsMay() {
        assertThat(Work.STATE).isGreaterThan(Work.EXPRESSION);
    }
}
