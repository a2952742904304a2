package dev.baton.engine.driver.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.call.CallState.Delegated;
import dev.baton.engine.driver.call.CallState.Foreign;
import dev.baton.engine.driver.call.CallState.Open;
import dev.baton.engine.driver.call.CallState.Orphaned;
import dev.baton.engine.driver.call.CallState.Parked;
import dev.baton.engine.driver.call.CallState.Refused;
import dev.baton.engine.driver.call.CallState.Running;
import dev.baton.engine.driver.call.CallState.SentFor;
import dev.baton.engine.driver.call.CallState.TokenClosed;
import dev.baton.engine.driver.call.CallTable.Reader;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.log.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where calls stand for one who looks at the log, and for one who remembers them. */
class CallTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LeasePolicy BY_CLOCK = new LeasePolicy.ByClock(Duration.ofSeconds(10));
    private static final LeasePolicy BY_EPOCH = new LeasePolicy.ByEpoch();
    private static final Orphaned LOST = new Orphaned(CallTable.CALLER_GONE);
    private static final String CALL =
            "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\"}";
    private static final String ACTIVITY =
            "\"Resource\":\"arn:aws:states:us-east-1:123456789012:activity:a\",\"Parameters\":{}";

    private static Attempt oneCall(String task) {
        return outstanding(task).attempt(1).orElseThrow();
    }

    private static Outstanding outstanding(String task) {
        StateMachine machine = DefinitionParser.parse(
                        "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true," + task + "}}}")
                .machine()
                .orElseThrow();
        ExecutionIdentity identity = Identities.of("arn:e", NOW);
        Moment moment = new Moment(NOW, 1, attempt -> "token");
        return Outstanding.of(
                machine,
                new Interpreter(Limits.AWS)
                        .start(machine, identity, moment, Fuel.STANDARD)
                        .execution());
    }

    private static Reader reader(LeasePolicy policy, boolean repeatable) {
        return new Reader("me", policy, attempt -> repeatable, NOW);
    }

    private static CallState told(Optional<Lease> lease, LeasePolicy policy, boolean repeatable) {
        return CallTable.state(oneCall(CALL), lease, null, reader(policy, repeatable));
    }

    private static CallState remembered(Attempt attempt, CallState own, Optional<Lease> lease) {
        return CallTable.state(attempt, lease, own, reader(BY_CLOCK, false));
    }

    private static Optional<Lease> lease(String owner, int endsInSeconds) {
        return Optional.of(new Lease(1, owner, NOW.plusSeconds(endsInSeconds)));
    }

    @Test
    void liveForeignLeaseIsLeftAloneUntilItsEndAndAMargin() {
        assertThat(told(lease("other", 5), BY_CLOCK, true)).isEqualTo(new Foreign(NOW.plusSeconds(15)));
    }

    @Test
    void marginBelongsToTheLease() {
        assertThat(told(lease("other", -9), BY_CLOCK, false)).isEqualTo(new Foreign(NOW.plusSeconds(1)));
        assertThat(told(lease("other", -10), BY_CLOCK, false)).isEqualTo(LOST);
    }

    @Test
    void deadCallThatMayBeRepeatedIsOpenAgain() {
        assertThat(told(lease("other", -10), BY_CLOCK, true)).isEqualTo(new Open(true, false));
    }

    @Test
    void anotherEpochIsDeadWhateverTheClockSays() {
        assertThat(told(lease("other", 900), BY_EPOCH, false)).isEqualTo(LOST);
    }

    @Test
    void callOfThisEpochThatNobodyRemembersIsLost() {
        assertThat(told(lease("me", 900), BY_CLOCK, false)).isEqualTo(LOST);
    }

    @Test
    void callThatNobodyMadeIsOpenEvenIfItMayNotBeRepeated() {
        assertThat(told(lease(Calls.NOBODY, 0), BY_CLOCK, false)).isEqualTo(new Open(false, false));
    }

    @Test
    void parkedCallIsOpenToNobodyBeforeTheEndOfItsLease() {
        assertThat(told(lease(Calls.NOBODY, 1), BY_CLOCK, true)).isEqualTo(new Parked(NOW.plusSeconds(1)));
        assertThat(told(lease(Calls.NOBODY, 0), BY_EPOCH, false)).isEqualTo(new Open(false, false));
    }

    @Test
    void callThatNobodyMadeIsOpenAlsoToWhoseClockIsBehind() {
        Lease open = Calls.open(oneCall(CALL), NOW.plusSeconds(30));
        assertThat(told(Optional.of(open), BY_CLOCK, false)).isEqualTo(new Open(false, false));
    }

    @Test
    void ownCallIsAwaitedWhateverItsLeaseSays() {
        Running running = new Running(false);
        assertThat(remembered(oneCall(CALL), running, lease("other", 900))).isEqualTo(running);
    }

    @Test
    void refusalCountsOnlyUnderOnesOwnLease() {
        Refused refused = new Refused(NOW.plusSeconds(4));
        assertThat(remembered(oneCall(CALL), refused, lease("me", 900))).isEqualTo(refused);
        assertThat(remembered(oneCall(CALL), refused, lease("other", 5))).isEqualTo(new Foreign(NOW.plusSeconds(15)));
    }

    @Test
    void callForWhichAnotherWasSentIsStillOpen() {
        assertThat(remembered(oneCall(CALL), new SentFor(), lease(Calls.NOBODY, 0)))
                .isEqualTo(new Open(false, true));
    }

    @Test
    void attemptWhoseTokenSomebodyClosedIsLostAfterAGrace() {
        Attempt activity = oneCall(ACTIVITY);
        TokenClosed justNow =
                new TokenClosed(NOW.minus(DriverSettings.CLOSED_TOKEN_GRACE).plusMillis(1));
        assertThat(remembered(activity, justNow, Optional.empty())).isEqualTo(justNow);
        TokenClosed longAgo = new TokenClosed(NOW.minus(DriverSettings.CLOSED_TOKEN_GRACE));
        assertThat(remembered(activity, longAgo, Optional.empty())).isEqualTo(new Orphaned(CallTable.CLOSER_GONE));
    }

    @Test
    void whatAWorkerHasIsHanded() {
        assertThat(remembered(oneCall(ACTIVITY), null, Optional.empty())).isEqualTo(new Delegated());
    }

    @Test
    void firstMomentIsThatOfTheNearest() {
        CallTable table =
                CallTable.of(outstanding(CALL), attempt -> lease("other", 5), Map.of(), reader(BY_CLOCK, false));
        assertThat(table.laterAt()).contains(NOW.plusSeconds(15));
        assertThat(table.tokenLostAt()).isEmpty();
        assertThat(table.in(Foreign.class)).hasSize(1);
    }
}
