package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.ForwardingTokens;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A worker's heartbeat is accepted between the driver's look at the token and the step that would end the attempt. */
class HeartbeatRaceTest {
    private static final String ASK = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
         "HeartbeatSeconds":3,"Parameters":{"FunctionName":"f","Payload":{"t.$":"$$.Task.Token"}},"End":true}}}""";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryTokens standing = new InMemoryTokens();
    private final InMemoryExecutionLog log = new InMemoryExecutionLog(this::now, Duration.ofDays(1), standing::forget);
    private final Deque<WakeUp> queue = new ArrayDeque<>();
    private final DrivenExecutions executions = executions();
    private Instant now = START;
    private Optional<Instant> beatAfterNextLook = Optional.empty();
    private boolean closesAfterNextLook;

    private Instant now() {
        return now;
    }

    @Test
    void heartbeatThatCameAfterTheLookKeepsItsTaskAlive() {
        submitted();
        beatAfterNextLook = Optional.of(START.plusMillis(2900));
        now = START.plusSeconds(3);
        drive();

        assertThat(beatAfterNextLook).as("the driver looked").isEmpty();
        assertThat(head().closing()).isEmpty();
        assertThat(queue).extracting(WakeUp::due).containsExactly(Optional.of(START.plusMillis(5900)));
        Token token = standing.token(new TokenKey(head().key(), 1)).orElseThrow();
        assertThat(token.state()).as("its worker can still tell the outcome").isInstanceOf(Token.State.Open.class);
    }

    @Test
    void heartbeatOfATokenThatAnotherDriverClosedCountsToo() {
        submitted();
        beatAfterNextLook = Optional.of(START.plusMillis(2900));
        closesAfterNextLook = true;
        now = START.plusSeconds(3);
        drive();

        assertThat(closesAfterNextLook).as("the driver looked").isFalse();
        assertThat(head().closing()).isEmpty();
    }

    @Test
    void taskEndsWhenTheSilenceAfterTheLastHeartbeatWasLongEnough() {
        submitted();
        standing.heartbeat(new TokenKey(head().key(), 1), START.plusMillis(2900));
        now = START.plusMillis(5900);
        drive();

        assertThat(head().closing().orElseThrow().failure()).isPresent();
    }

    private void submitted() {
        executions.start(new NewExecution(
                new ExecutionIdentity(
                        ARN,
                        "e",
                        "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                        "m",
                        "arn:aws:iam::123456789012:role/r",
                        now,
                        Json.EMPTY_OBJECT,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                ASK,
                Optional.empty(),
                Optional.empty()));
        drive();
        assertThat(head().closing()).isEmpty();
    }

    private Head head() {
        return log.head(ARN).orElseThrow();
    }

    private void drive() {
        executions.driver().drive(queue.remove(), new Deadline(now.plusSeconds(1200), true));
    }

    private DrivenExecutions executions() {
        TaskIntegration integration = new Submitting();
        DriverPorts ports = new DriverPorts(
                log,
                new BeatingTokens(),
                new TaskTokens(new byte[16]),
                (wakeUp, notBefore) -> queue.add(wakeUp),
                new OneMachine(ASK),
                integration,
                new ThreadedTasks(integration),
                new VirtualThreads(this::now),
                this::now,
                RandomGenerator.getDefault());
        DriverSettings settings = new DriverSettings(
                "p",
                new LeasePolicy.ByClock(Duration.ofSeconds(10)),
                Limits.AWS,
                Fuel.STANDARD,
                true,
                5,
                Duration.ZERO);
        return new DrivenExecutions(ports, settings, new InMemoryExpressInputs(), false);
    }

    private static final class Submitting implements TaskIntegration {
        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            return new TaskAnswer.Submitted(Json.EMPTY_OBJECT);
        }
    }

    /** A heartbeat comes right after somebody looked, and another driver after it. */
    private final class BeatingTokens extends ForwardingTokens {
        private BeatingTokens() {
            super(standing);
        }

        @Override
        public Optional<Token> token(TokenKey key) {
            Optional<Token> seen = super.token(key);
            beatAfterNextLook.ifPresent(at -> standing.heartbeat(key, at));
            beatAfterNextLook = Optional.empty();
            if (closesAfterNextLook) {
                standing.close(key, now);
            }
            closesAfterNextLook = false;
            return seen;
        }
    }
}
