package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.aws.dynamodb.BadRows;
import dev.baton.aws.sqs.DeadLetters;
import dev.baton.aws.sqs.ParkedWakeUp;
import dev.baton.aws.sqs.Queues;
import dev.baton.aws.sqs.SqsWakeUps;
import dev.baton.aws.sqs.TimeBuckets;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.token.CompletedTokens;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What a sweep does; the parts that have nothing to stand on here fail, and keep none of the others from being done. */
class SweepsTest {
    private static final Instant NOW = Instant.parse("2026-05-05T05:05:05Z");
    private static final Queues QUEUES = new Queues("q/short", "q/long", "q/express", "q/dead");

    private final RecordingSqs sqs = new RecordingSqs();
    private final InMemoryExpressInputs expressInputs = new InMemoryExpressInputs();
    private final Callbacks callbacks = new Callbacks();
    private final TimersOfANewerVersion timers = new TimersOfANewerVersion();
    private Instant now = NOW;
    private final InstantSource clock = () -> now;

    private List<String> sweep() {
        InMemoryTokens tokens = new InMemoryTokens();
        SqsWakeUps wakeUps = new SqsWakeUps(sqs, QUEUES, timers, clock);
        Stores stores = new Stores(
                new InMemoryExecutionLog(clock, Duration.ofDays(1), tokens::forget),
                null,
                null,
                callbacks.tokens,
                null,
                null,
                null,
                expressInputs,
                timers,
                null,
                callbacks,
                new BadRows());
        return new Sweeps(stores, wakeUps, new DeadLetters(sqs, QUEUES, wakeUps), null, null, overdue -> {}, clock)
                .once(now.plusSeconds(60));
    }

    @Test
    void executionWhoseCallbackNobodyHeardOfIsWokenOnce() {
        TokenKey token = new TokenKey(new ExecutionKey("arn:a", new Incarnation(1, 2)), 3);
        callbacks.unheard.add(token);

        sweep();
        sweep();

        assertThat(sqs.sent).hasSize(1);
        assertThat(sqs.sent.getFirst().queueUrl()).isEqualTo("q/short");
        assertThat(sqs.sent.getFirst().messageBody()).contains("\"x\":\"arn:a\"", "\"r\":\"CALLBACK\"");
    }

    @Test
    void backlogOfExpressExecutionsIsSentForMoreAndMoreSeldom() {
        for (int i = 0; i < 250; i++) {
            expressInputs.put(express(i));
        }
        List<Integer> sent = new ArrayList<>();
        for (int minute = 0; minute <= 60; minute++) {
            now = NOW.plus(Duration.ofMinutes(minute));
            sweep();
            sent.add(sqs.sent.size());
        }
        assertThat(sent.get(6)).isZero();
        assertThat(sent.get(7)).as("all pages").isEqualTo(250);
        assertThat(sent.get(13)).isEqualTo(250);
        assertThat(sent.get(60))
                .as("after an hour, at 7, 14, 28 and 56 minutes")
                .isEqualTo(1_000);
        assertThat(sqs.sent).extracting(SendMessageRequest::queueUrl).containsOnly("q/express");
    }

    @Test
    void whatCannotBeReadFailsTheSweepSoThatItsAlarmTells() {
        timers.unreadable = 2;
        assertThat(sweep()).contains("2 unreadable items");
        assertThat(sweep()).noneMatch(failed -> failed.contains("unreadable"));
    }

    private static ExpressInput express(int number) {
        String arn = "arn:aws:states:us-east-1:123456789012:express:m:e:" + number;
        ExecutionIdentity identity = new ExecutionIdentity(
                arn,
                "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "arn:aws:iam::123456789012:role/r",
                NOW,
                Json.EMPTY_OBJECT,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ExpressInput(new ExecutionKey(arn, new Incarnation(7, number)), identity, "d", Optional.empty());
    }

    /** Tokens that are not heard until somebody says so. */
    private static final class Callbacks implements CompletedTokens {
        private final List<TokenKey> unheard = new ArrayList<>();
        private final dev.baton.engine.token.Tokens tokens = new HearingTokens(unheard);

        @Override
        public List<TokenKey> unheard(Instant before, int limit) {
            return List.copyOf(unheard);
        }
    }

    private static final class TimersOfANewerVersion implements TimeBuckets {
        private int unreadable;

        @Override
        public void park(ParkedWakeUp parked) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ParkedWakeUp> near(Instant until, int most) {
            return List.of();
        }

        @Override
        public int unreadable() {
            int seen = unreadable;
            unreadable = 0;
            return seen;
        }

        @Override
        public void drop(ParkedWakeUp parked) {
            throw new UnsupportedOperationException();
        }
    }
}
