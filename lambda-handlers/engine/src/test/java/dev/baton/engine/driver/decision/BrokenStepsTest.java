package dev.baton.engine.driver.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.OneProcess;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.task.TaskAnswer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An execution whose step breaks fails and says why; it fells nobody for ever. */
class BrokenStepsTest {
    private static final String TASK =
            "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f',"
                    + "'TimeoutSecondsPath':'$.s','End':true}}}";

    @Test
    void momentBeyondAllTimeFailsTheExecution() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            ExecutionKey key = process.start(TASK, "{\"s\":99999999}");
            assertThat(process.end(key).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void brokenStepIsTriedThriceAndThenGivenUp() {
        AtomicInteger tries = new AtomicInteger();
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            ExecutionKey key = process.start("{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}", "{}");
            Execution state = process.end(key);
            dev.baton.asl.Step step = BrokenSteps.guarded(
                    key,
                    () -> {
                        tries.incrementAndGet();
                        throw new StackOverflowError("too deep");
                    },
                    failure -> {
                        assertThat(failure.error()).contains("States.Runtime");
                        assertThat(failure.cause().orElseThrow()).contains("3 times", "StackOverflowError", "too deep");
                        return new dev.baton.asl.Step(state, java.util.List.of(), java.util.List.of());
                    });
            assertThat(step.execution()).isSameAs(state);
            assertThat(tries).hasValue(BrokenSteps.MOST);
        }
    }
}
