package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.TokenKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An execution that ended before its time-out leaves nothing in the memory of a process that keeps its timers there. */
class EndedTimersTest {
    private static final String ASK = """
        {'StartAt':'Ask','States':{'Ask':{'Type':'Task','End':true,'TimeoutSeconds':86400,
         'Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',
         'Parameters':{'FunctionName':'f','Payload':{'t.$':'$$.Task.Token'}}}}}""";

    @Test
    void timerOfAnAnsweredTaskIsForgotten() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Submitted(Json.EMPTY_OBJECT))) {
            ExecutionKey key = process.start(ASK, "{}");
            process.await(() -> process.wakeUps.size() == 1);
            process.executions.sendTaskSuccess(process.taskTokens.seal(new TokenKey(key, 1)), Json.EMPTY_OBJECT);
            process.end(key);
            process.await(() -> process.wakeUps.size() == 0);
            assertThat(process.wakeUps.size()).isZero();
        }
    }

    @Test
    void timerOfAStoppedExecutionIsForgotten() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Submitted(Json.EMPTY_OBJECT))) {
            ExecutionKey key = process.start(ASK, "{}");
            process.await(() -> process.wakeUps.size() == 1);
            process.executions.stop(key.executionArn(), new Failure(Optional.empty(), Optional.empty()));
            process.await(() -> process.wakeUps.size() == 0);
            assertThat(process.head(key.executionArn()).closing()).isPresent();
        }
    }
}
