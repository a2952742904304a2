package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.log.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakeoverTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LeasePolicy BY_CLOCK = new LeasePolicy.ByClock(Duration.ofSeconds(10));
    private static final LeasePolicy BY_EPOCH = new LeasePolicy.ByEpoch();

    private static Outstanding oneCall() {
        StateMachine machine = DefinitionParser.parse(
                        "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                                + "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\"}}}}")
                .machine()
                .orElseThrow();
        ExecutionIdentity identity = new ExecutionIdentity(
                "arn:e",
                "e",
                "arn:m",
                "m",
                "arn:r",
                NOW,
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Moment moment = new Moment(NOW, 1, attempt -> "token");
        return Outstanding.of(
                machine,
                new Interpreter(Limits.AWS)
                        .start(machine, identity, moment, Fuel.STANDARD)
                        .execution());
    }

    private static Takeover takeover(Optional<Lease> lease, LeasePolicy policy, boolean repeatable, boolean mine) {
        return Takeover.of(
                oneCall(), attempt -> lease, mine ? Set.of(1L) : Set.of(), "me", policy, attempt -> repeatable, NOW);
    }

    private static Optional<Lease> lease(String owner, int endsInSeconds) {
        return Optional.of(new Lease(1, owner, NOW.plusSeconds(endsInSeconds)));
    }

    @Test
    void liveForeignLeaseIsLeftAloneUntilItsEndAndAMargin() {
        Takeover takeover = takeover(lease("other", 5), BY_CLOCK, true, false);
        assertThat(takeover)
                .isEqualTo(new Takeover(takeover.lost(), takeover.claims(), Optional.of(NOW.plusSeconds(15))));
        assertThat(takeover.lost()).isEmpty();
        assertThat(takeover.claims()).isEmpty();
    }

    @Test
    void marginBelongsToTheLease() {
        assertThat(takeover(lease("other", -9), BY_CLOCK, false, false).lost()).isEmpty();
        assertThat(takeover(lease("other", -10), BY_CLOCK, false, false).lost()).hasSize(1);
    }

    @Test
    void deadCallThatMayBeRepeatedIsClaimed() {
        Takeover takeover = takeover(lease("other", -10), BY_CLOCK, true, false);
        assertThat(takeover.claims()).hasSize(1);
        assertThat(takeover.lost()).isEmpty();
    }

    @Test
    void anotherEpochIsDeadWhateverTheClockSays() {
        assertThat(takeover(lease("other", 900), BY_EPOCH, false, false).lost()).hasSize(1);
    }

    @Test
    void callOfThisEpochThatNobodyRemembersIsLost() {
        assertThat(takeover(lease("me", 900), BY_CLOCK, false, false).lost()).hasSize(1);
    }

    @Test
    void ownCallIsAwaited() {
        assertThat(takeover(lease("me", 900), BY_CLOCK, false, true)).isEqualTo(Takeover.NONE);
    }

    @Test
    void callThatNobodyMadeIsClaimedEvenIfItMayNotBeRepeated() {
        assertThat(takeover(lease(Takeover.NOBODY, 0), BY_CLOCK, false, false).claims())
                .hasSize(1);
    }

    @Test
    void parkedAttemptIsClaimedByNobodyBeforeTheEndOfItsLease() {
        Takeover takeover = takeover(lease(Takeover.NOBODY, 1), BY_CLOCK, true, false);
        assertThat(takeover).isEqualTo(new Takeover(List.of(), List.of(), Optional.of(NOW.plusSeconds(1))));
        assertThat(takeover(lease(Takeover.NOBODY, 0), BY_EPOCH, false, false).claims())
                .hasSize(1);
    }

    @Test
    void callThatNobodyMadeIsClaimedAlsoByWhoseClockIsBehind() {
        Attempt attempt = oneCall().attempt(1).orElseThrow();
        Lease open = Calls.open(attempt, NOW.plusSeconds(30));
        assertThat(takeover(Optional.of(open), BY_CLOCK, false, false).claims()).hasSize(1);
    }
}
