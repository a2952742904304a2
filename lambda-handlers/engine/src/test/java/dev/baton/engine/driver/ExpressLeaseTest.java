package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.task.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages for Express executions that come twice, as queues may, and as the sweep sends them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExpressLeaseTest {
    private static final String TASK = """
        {'StartAt':'T','States':{'T':{'Type':'Task','End':true,
         'Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'}}}""";

    @Test
    void messageThatComesWhileItsExecutionRunsRunsItNotAgain() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> {
            called.countDown();
            answered.await();
            return new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);
        })) {
            ExecutionKey key = accepted(process);
            Thread first = Thread.ofVirtual().start(() -> process.executions.runAccepted(key, end(process)));
            called.await();
            process.executions.runAccepted(key, end(process));
            assertThat(process.calls).hasSize(1);
            answered.countDown();
            first.join();
            process.executions.runAccepted(key, end(process));
            assertThat(process.calls).hasSize(1);
        }
    }

    @Test
    void executionOfOneThatWasEndedIsAnybodys() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            ExecutionKey key = accepted(process);
            Instant ended = process.clock.instant();
            process.expressInputs.begin(key, ended.minusSeconds(40), ended);
            process.executions.runAccepted(key, end(process));
            assertThat(process.calls).hasSize(1);
        }
    }

    private static Instant end(OneProcess process) {
        return process.clock.instant().plus(Duration.ofHours(1));
    }

    private static ExecutionKey accepted(OneProcess process) {
        NewExecution execution = process.execution(TASK, "{}", true);
        ExecutionKey key = new ExecutionKey(execution.identity().executionArn(), new Incarnation(1, 2));
        process.expressInputs.put(
                new ExpressInput(key, execution.identity(), execution.definition(), execution.traceHeader()));
        return key;
    }
}
