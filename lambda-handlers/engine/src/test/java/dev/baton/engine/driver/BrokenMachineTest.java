package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.task.TaskAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A machine that no step gets through, because a state is gone that another one names: a mistake of ours, as the parser lets none by. */
class BrokenMachineTest {
    private static final String PASSES =
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Succeed'}}}";
    private static final String CALLS = "{'StartAt':'A','States':{'A':{'Type':'Task','Next':'B',"
            + "'Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'},'B':{'Type':'Succeed'}}}";

    @Test
    void executionWhoseFirstStepBreaksIsStartedAndFails() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            ExecutionKey key = startWithoutB(process, PASSES);
            assertThat(process.head(key.executionArn()).closing())
                    .as("closed when the start returns")
                    .isPresent();
            assertGivenUp(process.state(key));
        }
    }

    @Test
    void executionWhoseLaterStepBreaksFailsAndItsCallIsNotMadeAgain() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            assertGivenUp(process.end(startWithoutB(process, CALLS)));
            assertThat(process.calls).hasSize(1);
        }
    }

    private static ExecutionKey startWithoutB(OneProcess process, String definition) {
        String text = definition.replace('\'', '"');
        StateMachine whole = DefinitionParser.parse(text).machine().orElseThrow();
        Block body = whole.body();
        Block without = new Block(0, "A", Map.of("A", body.state("A")), body.queryLanguage());
        process.knows(
                text,
                new StateMachine(
                        whole.comment(),
                        whole.queryLanguage(),
                        without,
                        whole.timeoutSeconds(),
                        List.of(without),
                        whole.variableReferences()));
        return process.start(definition, "{}");
    }

    private static void assertGivenUp(Execution end) {
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        Failure failure = end.failure().orElseThrow();
        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).contains("broke 3 times", "no state B");
    }
}
