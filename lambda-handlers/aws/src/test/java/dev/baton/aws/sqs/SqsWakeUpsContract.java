package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import dev.baton.engine.wakeup.WakeUpsContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What wake-ups on SQS keep to, on whatever server speaks its protocol. */
public abstract class SqsWakeUpsContract extends WakeUpsContract {
    private final InMemoryTimeBuckets buckets = new InMemoryTimeBuckets();
    private Instant now = Instant.EPOCH;
    private Queues queues;
    private SqsWakeUps wakeUps;

    /** A client of the server. */
    protected abstract SqsClient sqs();

    @Override
    protected WakeUps newWakeUps() {
        queues = FreshQueues.on(sqs());
        wakeUps = new SqsWakeUps(sqs(), queues, buckets, InstantSource.system());
        return wakeUps;
    }

    @Override
    protected Optional<WakeUp> next(WakeUp.Lane lane, Duration patience) {
        return receive(queues.of(lane), patience).map(message -> {
            try {
                return WakeUpMessage.parse(message.body()).wakeUp();
            } catch (PoisonMessageException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Optional<Message> receive(String queue, Duration patience) {
        Instant until = Instant.now().plus(patience);
        do {
            List<Message> got = sqs().receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(1)
                            .waitTimeSeconds(patience.compareTo(Duration.ofSeconds(1)) < 0 ? 0 : 1)
                            .messageAttributeNames("All"))
                    .messages();
            if (!got.isEmpty()) {
                sqs().deleteMessage(request ->
                        request.queueUrl(queue).receiptHandle(got.getFirst().receiptHandle()));
                return Optional.of(got.getFirst());
            }
        } while (Instant.now().isBefore(until));
        return Optional.empty();
    }

    @Test
    void longTimersAreMovedWhenTheyAreNear() {
        now = Instant.now().minus(Duration.ofDays(1));
        SqsWakeUps yesterday = new SqsWakeUps(sqs(), queues, buckets, () -> now);
        WakeUp sent = wakeUp(3);
        Instant at = now.plus(Duration.ofMinutes(16));
        yesterday.send(sent, at);
        assertThat(yesterday.moveNear(100)).isZero();
        assertThat(buckets.near(at, 10)).hasSize(1);
        now = at.minusSeconds(1);
        assertThat(yesterday.moveNear(100)).isEqualTo(1);
        assertThat(next(WakeUp.Lane.SHORT, Duration.ofSeconds(5))).contains(sent);
        assertThat(buckets.near(at, 10)).isEmpty();
    }

    @Test
    void whatIsNotVisibleYetComesAgainAfterASecondAndIsBuriedInTheEnd() throws Exception {
        MessageReturns returns = new MessageReturns(sqs(), queues, wakeUps);
        Instant before = Instant.now();
        returns.putBack(WakeUpMessage.of(wakeUp(9)));
        Message again = receive(queues.shortLane(), Duration.ofSeconds(5)).orElseThrow();
        assertThat(Instant.now()).isAfterOrEqualTo(before.plusMillis(900));
        assertThat(WakeUpMessage.parse(again.body()).returns()).isEqualTo(1);
        returns.putBack(new WakeUpMessage(wakeUp(9), 60));
        assertThat(reasonInDeadLetters()).contains("announces entry 9");
    }

    @Test
    void whatANewerVersionWroteIsLeftInTheQueue() throws Exception {
        new MessageReturns(sqs(), queues, wakeUps).leaveToNewer(WakeUpMessage.of(wakeUp(4)));
        Message again = receive(queues.shortLane(), Duration.ofSeconds(5)).orElseThrow();
        assertThat(WakeUpMessage.parse(again.body()).wakeUp()).isEqualTo(wakeUp(4));
    }

    @Test
    void poisonIsBuriedWithItsReason() {
        new MessageReturns(sqs(), queues, wakeUps)
                .bury(WakeUp.Lane.SHORT, "<xml/>", "the message is not a JSON object");
        assertThat(reasonInDeadLetters()).isEqualTo("the message is not a JSON object");
    }

    @Test
    void deadLetteredWakeUpsMakeTheirExecutionsDueAndPoisonStays() {
        InMemoryExecutionLog log = new InMemoryExecutionLog(InstantSource.system(), Duration.ofDays(90), key -> {});
        MessageReturns returns = new MessageReturns(sqs(), queues, wakeUps);
        returns.bury(WakeUp.Lane.SHORT, WakeUpMessage.of(wakeUp(1)).body(), "five failures");
        returns.bury(WakeUp.Lane.LONG, "poison", "not JSON");
        DeadLetters letters = new DeadLetters(sqs(), queues, wakeUps);
        assertThat(letters.revive(log, Instant.now(), () -> true)).isEqualTo(new DeadLetters.Found(1, 1));
        assertThat(letters.revive(log, Instant.now(), () -> true)).isEqualTo(new DeadLetters.Found(0, 1));
    }

    private String reasonInDeadLetters() {
        Message dead = receive(queues.dead(), Duration.ofSeconds(5)).orElseThrow();
        return dead.messageAttributes().get(MessageReturns.REASON).stringValue();
    }

    private static WakeUp wakeUp(long seq) {
        return new WakeUp(
                new ExecutionKey("arn:aws:states:us-east-1:1:execution:m:e", new Incarnation(7, 7)),
                WakeUp.Reason.TIMER,
                seq);
    }
}
