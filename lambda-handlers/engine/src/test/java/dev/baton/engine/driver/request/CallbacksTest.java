package dev.baton.engine.driver.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is woken by an answer to a task token. */
class CallbacksTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TokenKey KEY = new TokenKey(new ExecutionKey("arn:e", new Incarnation(1, 2)), 3);
    private static final Json OUTPUT = Json.ofText("{\"answer\":42}");

    private final InMemoryTokens tokens = new InMemoryTokens();
    private final TaskTokens taskTokens = new TaskTokens(new byte[16]);
    private final List<WakeUp> sent = new ArrayList<>();
    private boolean queueIsAway;

    private final Callbacks callbacks = new Callbacks(DriverParts.of(
            new DriverPorts(
                    new InMemoryExecutionLog(InstantSource.fixed(NOW), Duration.ofDays(1), key -> {}),
                    tokens,
                    taskTokens,
                    (wakeUp, notBefore) -> send(wakeUp),
                    null,
                    null,
                    null,
                    null,
                    InstantSource.fixed(NOW),
                    RandomGenerator.getDefault()),
            new DriverSettings(
                    "p",
                    new LeasePolicy.ByClock(Duration.ofSeconds(10)),
                    Limits.AWS,
                    Fuel.STANDARD,
                    true,
                    1,
                    Duration.ZERO)));

    private void send(WakeUp wakeUp) {
        if (queueIsAway) {
            throw new StoreException("the queue is away");
        }
        sent.add(wakeUp);
    }

    private TokenVerdict succeed() {
        return callbacks.success(taskTokens.seal(KEY), OUTPUT);
    }

    @BeforeEach
    void open() {
        tokens.open(KEY, NOW);
    }

    @Test
    void acceptedAnswerWakesItsExecution() {
        assertThat(succeed()).isEqualTo(TokenVerdict.ACCEPTED);
        assertThat(sent).extracting(WakeUp::key).containsExactly(KEY.execution());
    }

    /** The sweep looks after an execution that waits for a callback once a day: whoever asks again must wake it. */
    @Test
    void answerThatWasKeptButWokeNobodyWakesItsExecutionWhenItIsSentAgain() {
        queueIsAway = true;
        assertThatThrownBy(this::succeed).isInstanceOf(StoreException.class);
        queueIsAway = false;

        assertThat(succeed()).isEqualTo(TokenVerdict.TIMED_OUT);
        assertThat(sent).extracting(WakeUp::key).containsExactly(KEY.execution());
    }

    @Test
    void answerToAClosedTokenWakesNobody() {
        tokens.close(KEY, NOW);

        assertThat(succeed()).isEqualTo(TokenVerdict.TIMED_OUT);
        assertThat(sent).isEmpty();
    }
}
