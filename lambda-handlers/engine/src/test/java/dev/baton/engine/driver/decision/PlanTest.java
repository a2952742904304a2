package dev.baton.engine.driver.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.call.CallState;
import dev.baton.engine.driver.call.CallTable;
import dev.baton.engine.driver.call.CallTable.Call;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.log.Lease;
import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a driver does, by where its calls stand. */
class PlanTest {
    private static final String GONE = "Its caller is gone.";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Failure OOPS = Failure.of("Oops", "because");
    private static final StateMachine MACHINE = DefinitionParser.parse(
                    "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,'TimeoutSeconds':60,"
                            .concat("'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'}}}}")
                            .replace('\'', '"'))
            .machine()
            .orElseThrow();
    private static final Execution EXECUTION = new Interpreter(Limits.AWS)
            .start(MACHINE, Identities.of("arn:e", NOW), new Moment(NOW, 1, attempt -> "token"), Fuel.STANDARD)
            .execution();

    private static Plan plan(CallState state, Optional<Failure> stop, boolean fits, Instant now) {
        Attempt attempt = Outstanding.of(MACHINE, EXECUTION).attempt(1).orElseThrow();
        CallTable calls = new CallTable(List.of(new Call<>(attempt, state)));
        return Plan.of(EXECUTION, calls, new Plan.Incoming(List.of(1L), List.of(), stop), any -> fits, false, now);
    }

    private static Plan plan(CallState state) {
        return plan(state, Optional.empty(), true, NOW);
    }

    @Test
    void nothingIsDoneForACallThatRunsOrIsAnothers() {
        assertThat(plan(new CallState.Running(false))).isEqualTo(Plan.NONE);
        assertThat(plan(new CallState.Foreign(NOW.plusSeconds(1)))).isEqualTo(Plan.NONE);
        assertThat(plan(new CallState.Parked(NOW.plusSeconds(1)))).isEqualTo(Plan.NONE);
        assertThat(plan(new CallState.Delegated())).isEqualTo(Plan.NONE);
        assertThat(plan(new CallState.TokenClosed(NOW))).isEqualTo(Plan.NONE);
    }

    @Test
    void openCallIsClaimedIfThereIsTheTime() {
        CallState open = new CallState.Open(true, false);
        assertThat(plan(open).claims()).extracting(Attempt::number).containsExactly(1L);
        assertThat(plan(open).again()).containsExactly(1L);
        assertThat(plan(open).changesHands()).isTrue();
        assertThat(plan(open, Optional.empty(), false, NOW)).isEqualTo(Plan.NONE);
    }

    @Test
    void orphanedCallFailsItsAttemptAsLost() {
        Plan plan = plan(new CallState.Orphaned(GONE));
        assertThat(plan.lost()).containsExactly(1L);
        assertThat(plan.triggers())
                .containsExactly(new Trigger.TaskFailed(1, Failure.of("Lambda.SdkClientException", GONE), false));
    }

    @Test
    void answerGoesIntoTheStep() {
        Plan plan = plan(new CallState.Answered(new TaskAnswer.Failed(OOPS), false));
        assertThat(plan.triggers()).containsExactly(new Trigger.TaskFailed(1, OOPS, false));
        assertThat(plan.lost()).isEmpty();
    }

    @Test
    void failureOfACallThatWasMadeAgainSaysNothingOfTheFirst() {
        assertThat(plan(new CallState.Answered(new TaskAnswer.Failed(OOPS), true))
                        .lost())
                .containsExactly(1L);
    }

    @Test
    void failureOfACallThatMayHaveBegunSomethingIsNoEndOfIt() {
        Plan plan = plan(new CallState.Answered(new TaskAnswer.Failed(OOPS, true), false));
        assertThat(plan.triggers()).containsExactly(new Trigger.TaskFailed(1, OOPS, false));
        assertThat(plan.lost()).containsExactly(1L);
    }

    @Test
    void refusedCallIsCommittedAsParked() {
        Plan plan = plan(new CallState.Refused(NOW.plusSeconds(4)));
        assertThat(plan.parked()).containsExactly(new Lease(1, Calls.NOBODY, NOW.plusSeconds(4)));
        assertThat(plan.triggers()).isEmpty();
    }

    @Test
    void stopComesAfterTheAnswersAndBeforeAllElse() {
        CallState answered = new CallState.Answered(new TaskAnswer.Failed(OOPS), false);
        assertThat(plan(answered, Optional.of(OOPS), true, NOW.plusSeconds(60)).triggers())
                .containsExactly(new Trigger.TaskFailed(1, OOPS, false), new Trigger.StopExecution(OOPS));
    }

    @Test
    void timerFiresWhenItIsDue() {
        CallState running = new CallState.Running(false);
        assertThat(plan(running, Optional.empty(), true, NOW.plusSeconds(59)).triggers())
                .isEmpty();
        assertThat(plan(running, Optional.empty(), true, NOW.plusSeconds(60)).triggers())
                .containsExactly(new Trigger.TimerFired());
    }
}
