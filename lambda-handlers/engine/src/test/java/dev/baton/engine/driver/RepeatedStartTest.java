package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.task.TaskAnswer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A start that is made again by the same caller, whose process died after the first one: nothing begins twice. */
class RepeatedStartTest {
    private static final Incarnation DERIVED = new Incarnation(3, 4);
    private static final String TASK = """
        {'StartAt':'T','States':{'T':{'Type':'Task','End':true,
         'Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'}}}""";

    @Test
    void standardExecutionIsFoundWhileItRunsAndAfterItsEnd() {
        CountDownLatch answered = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> {
            answered.await();
            return new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);
        })) {
            NewExecution execution = process.execution(TASK, "{}", false).of(DERIVED);
            assertThat(process.executions.start(execution)).isInstanceOf(StartResult.Started.class);
            process.await(() -> process.calls.size() == 1);
            assertThat(process.executions.start(execution)).isEqualTo(standing(process, execution));
            answered.countDown();
            process.await(() ->
                    process.head(execution.identity().executionArn()).closing().isPresent());
            assertThat(process.executions.start(execution)).isEqualTo(standing(process, execution));
            assertThat(process.calls).hasSize(1);
        }
    }

    private static StartResult standing(OneProcess process, NewExecution execution) {
        return new StartResult.NameInUse(process.head(execution.identity().executionArn()));
    }

    @Test
    void expressExecutionThatRunsIsNotBegunAgain() {
        CountDownLatch answered = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> {
            answered.await();
            return new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);
        })) {
            NewExecution execution = process.execution(TASK, "{}", true).of(DERIVED);
            process.executions.startExpress(execution);
            process.await(() -> process.calls.size() == 1);
            process.executions.startExpress(execution);
            answered.countDown();
            process.await(() -> {
                int[] open = {0};
                process.expressInputs.forEachOpen(input -> open[0]++);
                return open[0] == 0;
            });
            assertThat(process.calls).hasSize(1);
        }
    }
}
