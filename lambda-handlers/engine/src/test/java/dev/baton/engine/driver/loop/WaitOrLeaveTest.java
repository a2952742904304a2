package dev.baton.engine.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.chain.Chain;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a driver leaves behind for a moment for which the head says that a wake-up is on its way. */
class WaitOrLeaveTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEAR = NOW.plusSeconds(30);
    private static final Instant FAR = NOW.plusSeconds(1200);
    private static final ExecutionKey KEY = new ExecutionKey("arn:e", new Incarnation(1, 2));

    private final List<WakeUp> sent = new ArrayList<>();

    private final InMemoryExecutionLog log =
            new InMemoryExecutionLog(InstantSource.fixed(NOW), Duration.ofDays(1), key -> {});

    private void park(WakeUp.Reason reason, Optional<Instant> due, Instant timer) {
        park(reason, due, timer, head(DueMoment.promised(timer)));
    }

    private void park(WakeUp.Reason reason, Optional<Instant> due, Instant timer, Head head) {
        waitOrLeave(head, Deadline.NONE).leaveWakeUp(new WakeUp(KEY, reason, 3, due), head, 3, timer(timer));
    }

    private WaitOrLeave waitOrLeave(Head head, Deadline deadline) {
        return new WaitOrLeave(parts(head), null, deadline);
    }

    private DriverParts parts(Head head) {
        log.start(head, Optional.empty());
        DriverPorts ports = new DriverPorts(
                log,
                new InMemoryTokens(),
                new TaskTokens(new byte[16]),
                (wakeUp, notBefore) -> sent.add(wakeUp),
                null,
                null,
                null,
                null,
                InstantSource.fixed(NOW),
                RandomGenerator.getDefault());
        LeasePolicy leases = new LeasePolicy.ByClock(Duration.ofSeconds(10));
        return DriverParts.of(
                ports, new DriverSettings("p", leases, Limits.AWS, Fuel.STANDARD, true, 1, Duration.ZERO));
    }

    private Instant dueAfterPresence(Instant due, Deadline deadline) {
        Head head = head(due);
        Standing found = new Standing(head, null, Chain.fresh(FormatLevel.NEWEST));
        WakeUp woken = new WakeUp(KEY, WakeUp.Reason.START, 0);
        Presence presence = new Presence(parts(head), new Visit(found, woken, null, deadline));
        presence.sign(1);
        presence.sign(1);
        return log.head(KEY.executionArn()).orElseThrow().dueAt().orElseThrow();
    }

    @Test
    void driverThatIsLongAtWorkKeepsTheSweepAway() {
        Deadline deadline = new Deadline(NOW.plusSeconds(100), false);
        assertThat(dueAfterPresence(NOW.minusSeconds(21), deadline)).isEqualTo(NOW.plus(DriverSettings.PRESENCE));
    }

    @Test
    void driverThatJustCameOrStaysForEverSaysNothing() {
        Instant recent = NOW.minusSeconds(19);
        Instant longAgo = NOW.minusSeconds(100);
        assertThat(dueAfterPresence(recent, new Deadline(NOW.plusSeconds(100), false)))
                .isEqualTo(recent);
        log.due(KEY, longAgo);
        assertThat(dueAfterPresence(longAgo, Deadline.NONE)).isEqualTo(longAgo);
    }

    private static Head head(Instant dueAt) {
        ExecutionIdentity identity = Identities.of(KEY.executionArn(), NOW);
        return new Head(
                KEY,
                identity,
                "d",
                Optional.empty(),
                Optional.empty(),
                Optional.of(dueAt),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a closed execution that owes something, for a driver that came for another reason. */
    private void comeAgain(WakeUp woken, Instant dueAt, Instant at) {
        Head closed = head(NOW).closed(new Closing(ExecutionStatus.ABORTED, NOW, Optional.empty()), Optional.of(dueAt));
        DriverParts parts = parts(closed);
        Standing found = new Standing(closed, null, Chain.fresh(FormatLevel.NEWEST));
        new EndNotices(parts, new Visit(found, woken, null, Deadline.NONE)).comeAgain(found, at);
    }

    @Test
    void whoComesToAClosedExecutionLeavesNoWakeUpBesideTheOneThatIsPromised() {
        comeAgain(new WakeUp(KEY, WakeUp.Reason.CALLBACK, 0), DueMoment.promised(FAR), FAR);
        assertThat(sent).isEmpty();
        assertThat(log.head(KEY.executionArn()).orElseThrow().dueAt()).contains(DueMoment.promised(FAR));
    }

    @Test
    void closedExecutionThatIsDueForAnotherReasonOrWhoseWakeUpCameGetsANewOne() {
        comeAgain(new WakeUp(KEY, WakeUp.Reason.CALLBACK, 0), DueMoment.unpromised(FAR), FAR);
        assertThat(sent).hasSize(1);
        comeAgain(new WakeUp(KEY, WakeUp.Reason.TIMER, 0, Optional.of(FAR)), DueMoment.promised(FAR), FAR);
        assertThat(sent).hasSize(2);
    }

    @Test
    void wakeUpThatCameEarlyIsSentAgain() {
        park(WakeUp.Reason.TIMER, Optional.of(FAR), FAR);
        assertThat(sent).containsExactly(new WakeUp(KEY, WakeUp.Reason.TIMER, 3, Optional.of(FAR)));
    }

    @Test
    void wakeUpForAnotherMomentIsLetGo() {
        park(WakeUp.Reason.TIMER, Optional.of(NOW), NEAR);
        assertThat(sent).isEmpty();
    }

    @Test
    void callbackFindsTheTimerOnItsWay() {
        park(WakeUp.Reason.CALLBACK, Optional.empty(), NEAR);
        assertThat(sent).isEmpty();
    }

    private static WaitOrLeave.Waits timer(Instant at) {
        return new WaitOrLeave.Waits(Optional.of(at), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void driverThatIsKnockedAtAgainAndAgainLeavesOneWakeUp() {
        Head found = head(NOW);
        WaitOrLeave leaving = waitOrLeave(found, Deadline.NONE);
        WakeUp woken = new WakeUp(KEY, WakeUp.Reason.CALLBACK, 3);
        leaving.leaveWakeUp(woken, found, 3, timer(NEAR));
        leaving.leaveWakeUp(woken, found, 3, timer(NEAR));
        assertThat(sent).hasSize(1);
        log.due(KEY, DueMoment.unpromised(NOW));
        leaving.leaveWakeUp(woken, found, 3, timer(NEAR));
        assertThat(sent).hasSize(2);
    }

    @Test
    void workIsHandedOverOnceForEachEntry() {
        Head found = head(NOW);
        WaitOrLeave leaving = waitOrLeave(found, Deadline.NONE);
        WaitOrLeave.Waits work = new WaitOrLeave.Waits(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(WakeUp.Reason.LONG_TASK));
        WakeUp woken = new WakeUp(KEY, WakeUp.Reason.START, 0);
        leaving.leaveWakeUp(woken, found, 3, work);
        leaving.leaveWakeUp(woken, found, 3, work);
        assertThat(sent).hasSize(1);
        leaving.leaveWakeUp(woken, found, 4, work);
        assertThat(sent).hasSize(2);
    }

    @Test
    void workThatIsHandedOnWithoutACommitIsCounted() {
        Head found = head(NOW);
        WaitOrLeave.Waits work = new WaitOrLeave.Waits(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(WakeUp.Reason.LONG_TASK));
        WakeUp woken = new WakeUp(KEY, WakeUp.Reason.CONTINUE, 3, Optional.empty(), 9);
        waitOrLeave(found, Deadline.NONE).leaveWakeUp(woken, found, 3, work);
        waitOrLeave(found, Deadline.NONE).leaveWakeUp(woken, found, 4, work);
        assertThat(sent).extracting(WakeUp::hops).containsExactly(10, 0);
    }

    @Test
    void momentThatIsDueForAnotherReasonPromisesNothing() {
        park(WakeUp.Reason.START, Optional.empty(), NEAR, head(DueMoment.unpromised(NEAR)));
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoWasHandedWorkOverTrustsNoPromise() {
        park(WakeUp.Reason.LONG_TASK, Optional.empty(), NEAR);
        assertThat(sent).hasSize(1);
    }

    @Test
    void promiseThatWasTakenBackSinceTheDriverCameDoesNotCount() {
        Head found = head(DueMoment.promised(NEAR));
        log.start(found, Optional.empty());
        log.due(KEY, DueMoment.unpromised(NOW));
        park(WakeUp.Reason.CALLBACK, Optional.empty(), NEAR, found);
        assertThat(sent).hasSize(1);
        assertThat(log.head(KEY.executionArn()).orElseThrow().dueAt()).contains(DueMoment.promised(NEAR));
    }
}
