package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.OneMachine;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What becomes of messages whose execution cannot be driven now. */
class DriveTest {
    private static final ExecutionKey KEY = new ExecutionKey("arn:e", new Incarnation(1, 2));
    private static final byte NEWER = 99;

    private final InstantSource clock = InstantSource.system();
    private final InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(1), key -> {});

    private Engine engine() {
        DriverPorts ports = new DriverPorts(
                log,
                new InMemoryTokens(),
                new TaskTokens(new byte[16]),
                (wakeUp, notBefore) -> {},
                new OneMachine("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"),
                null,
                null,
                new VirtualThreads(clock),
                clock,
                RandomGenerator.getDefault());
        LeasePolicy leases = new LeasePolicy.ByClock(Duration.ofSeconds(10));
        DriverSettings settings = new DriverSettings("p", leases, Limits.AWS, Fuel.STANDARD, true, 1, Duration.ZERO);
        return new Engine(
                null,
                null,
                null,
                null,
                new DrivenExecutions(ports, settings, new InMemoryExpressInputs(), false),
                null,
                null,
                null);
    }

    private BatchRun.Verdict drive(long expectedSeq) {
        WakeUp wakeUp = new WakeUp(KEY, WakeUp.Reason.TIMER, expectedSeq);
        return QueueFunction.drive(engine(), wakeUp, new Deadline(Instant.MAX, true));
    }

    private void start(Optional<EncodedEntry> first) {
        ExecutionIdentity identity = new ExecutionIdentity(
                KEY.executionArn(),
                "e",
                "arn:m",
                "m",
                "arn:r",
                clock.instant(),
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        log.start(
                new Head(
                        KEY,
                        identity,
                        "d",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(clock.instant()),
                        Optional.empty(),
                        Optional.empty()),
                first);
    }

    @Test
    void entryOfANewerVersionIsLeftToIt() {
        start(Optional.of(new EncodedEntry(1, 1, new CommitId(1, 1), 1, 1, new byte[] {NEWER, 0, 0, 0, 0, 0, 0, 0})));
        assertThat(drive(1)).isEqualTo(BatchRun.Verdict.LEAVE_TO_NEWER);
        assertThat(log.entries(KEY, 1, 10)).hasSize(1);
    }

    @Test
    void messageThatAnnouncesWhatIsNotVisibleYetIsPutBack() {
        start(Optional.empty());
        assertThat(drive(3)).isEqualTo(BatchRun.Verdict.PUT_BACK);
        assertThat(log.entries(KEY, 1, 10)).isEmpty();
    }

    @Test
    void messageOfAnExecutionThatIsNotThereIsDoneWith() {
        assertThat(drive(3)).isEqualTo(BatchRun.Verdict.DONE);
    }
}
