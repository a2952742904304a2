package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.chain.Commit;
import dev.baton.engine.driver.loop.Driver;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A nested execution and the attempt that waits for it. */
class ChildTest {
    private static final ExecutionKey PARENT = new ExecutionKey("arn:parent", new Incarnation(1, 2));
    private static final TokenKey TOKEN = new TokenKey(PARENT, 7);
    private static final String WAITS = "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':3600,'End':true}}}";
    private static final String PASSES = "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";

    private static final String CALLS_BACK = "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
            + "'Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Parameters':{'FunctionName':'f','Payload':{}}}}}";

    private static ExecutionKey child(OneProcess process, String definition) {
        NewExecution execution = process.execution(definition, "{}", false);
        process.executions.start(new NewExecution(
                execution.identity(),
                execution.definition(),
                Optional.empty(),
                Optional.of(new ParentTask(PARENT, 7, true))));
        return process.head(execution.identity().executionArn()).key();
    }

    @Test
    void childThatWasStartedAfterItsAttemptWasClosedStops() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            process.tokens.close(TOKEN, process.clock.instant());
            assertThat(process.end(child(process, WAITS)).status()).isEqualTo(ExecutionStatus.ABORTED);
        }
    }

    @Test
    void childTellsItsParentAndIsSettled() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            process.tokens.open(TOKEN, process.clock.instant());
            ExecutionKey child = child(process, PASSES);
            process.await(() -> process.head(child.executionArn()).dueAt().isEmpty());
            assertThat(process.tokens.token(TOKEN).orElseThrow().state()).isInstanceOf(Token.State.Completed.class);
        }
    }

    @Test
    void closedChildStaysDueUntilItsParentWasTold() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            process.tokens.open(TOKEN, process.clock.instant());
            ExecutionKey child = child(process, PASSES);
            Execution end = process.end(child);
            Head head = process.head(child.executionArn());
            assertThat(Commit.closed(head, end, List.of(), StatusEvents.NONE)
                            .orElseThrow()
                            .dueAt())
                    .isPresent();
        }
    }

    @Test
    void settledChildTellsAParentThatAsksAgainAndNobodyElse() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT))) {
            ExecutionKey child = child(process, PASSES);
            process.await(() -> process.head(child.executionArn()).dueAt().isEmpty());
            process.tokens.open(TOKEN, process.clock.instant());
            drive(process, child, WakeUp.Reason.TIMER);
            assertThat(process.tokens.token(TOKEN).orElseThrow().state()).isInstanceOf(Token.State.Open.class);
            drive(process, child, WakeUp.Reason.START);
            assertThat(process.tokens.token(TOKEN).orElseThrow().state()).isInstanceOf(Token.State.Completed.class);
        }
    }

    private static void drive(OneProcess process, ExecutionKey child, WakeUp.Reason reason) {
        WakeUp wakeUp = new WakeUp(child, reason, 0);
        process.await(() -> process.executions.driver().drive(wakeUp, Deadline.NONE) == Driver.Outcome.DONE);
    }

    @Test
    void attemptIsLostWhoseTokenWasClosedInVainBeforeItsSubmissionCame() {
        AtomicReference<OneProcess> here = new AtomicReference<>();
        try (OneProcess process = new OneProcess(call -> {
            OneProcess one = here.get();
            one.tokens.close(new TokenKey(call.key(), call.attempt()), one.clock.instant());
            // The driver is told to look around before the answer comes.
            WakeUp knock = new WakeUp(call.key(), WakeUp.Reason.CALLBACK, 0);
            assertThat(one.executions.driver().drive(knock, Deadline.NONE)).isEqualTo(Driver.Outcome.BUSY);
            return new TaskAnswer.Submitted(Json.EMPTY_OBJECT);
        })) {
            here.set(process);
            Execution end = process.end(process.start(CALLS_BACK, "{}"));
            assertThat(end.failure().orElseThrow().error()).contains("Lambda.SdkClientException");
        }
    }
}
