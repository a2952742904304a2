package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What people see of the dead-letter queue, and what they send again. */
class DeadLettersTest {
    private static final String ARN = "arn:aws:states:us-east-1:1:execution:m:e";
    private static final String OF_THE_FUTURE = "{\"v\":9}";
    private static ElasticMq server;

    private final Queues queues = FreshQueues.on(server.client());
    private final SqsWakeUps wakeUps =
            new SqsWakeUps(server.client(), queues, new InMemoryTimeBuckets(), InstantSource.system());
    private final MessageReturns returns = new MessageReturns(server.client(), queues, wakeUps);
    private final DeadLetters letters = new DeadLetters(server.client(), queues, wakeUps);
    private final InMemoryExecutionLog log =
            new InMemoryExecutionLog(InstantSource.system(), Duration.ofDays(90), key -> {});

    @BeforeAll
    static void start() {
        server = new ElasticMq();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static WakeUpMessage message(WakeUp.Reason reason) {
        return WakeUpMessage.of(new WakeUp(new ExecutionKey(ARN, new Incarnation(7, 7)), reason, 5));
    }

    private List<Message> receive(String queue) {
        return server.client()
                .receiveMessage(request ->
                        request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    @Test
    void whatIsShownStaysInTheQueueAndInSight() {
        returns.bury(WakeUp.Lane.LONG, "not json", "the message is not a JSON object");
        returns.bury(WakeUp.Lane.SHORT, message(WakeUp.Reason.TIMER).body(), "it announces what never came");
        for (int look = 1; look <= 2; look++) {
            DeadLetters.Shown shown = letters.show(100);
            assertThat(shown.visible()).isEqualTo(2);
            assertThat(shown.complete()).isTrue();
            assertThat(shown.letters()).hasSize(2).anySatisfy(letter -> {
                assertThat(letter.reason()).isEqualTo("the message is not a JSON object");
                assertThat(letter.origin()).isEqualTo(queues.nameOf(WakeUp.Lane.LONG));
                assertThat(letter.executionArn()).isEmpty();
                assertThat(letter.body()).isEqualTo("not json");
                assertThat(letter.sent())
                        .hasValueSatisfying(
                                sent -> assertThat(sent).isAfter(Instant.now().minusSeconds(600)));
            });
            assertThat(shown.letters())
                    .anySatisfy(letter -> assertThat(letter.executionArn()).contains(ARN));
        }
    }

    @Test
    void allAreRevivedInOneSweepHoweverMany() {
        String body = message(WakeUp.Reason.TIMER).body();
        for (int tens = 0; tens < 25; tens++) {
            List<SendMessageBatchRequestEntry> ten = IntStream.range(0, 10)
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id("m" + i)
                            .messageBody(body)
                            .build())
                    .toList();
            server.client()
                    .sendMessageBatch(request -> request.queueUrl(queues.dead()).entries(ten));
        }
        assertThat(letters.revive(log, Instant.now(), () -> true)).isEqualTo(new DeadLetters.Found(250, 0));
    }

    @Test
    void whatIsShownOfManyIsASample() {
        for (int i = 0; i < 25; i++) {
            returns.bury(WakeUp.Lane.SHORT, "x".repeat(600), "poison " + i);
        }
        DeadLetters.Shown shown = letters.show(15);
        assertThat(shown.letters())
                .hasSizeBetween(11, 20)
                .allSatisfy(letter -> assertThat(letter.body()).hasSize(513));
        assertThat(shown.visible()).isEqualTo(25);
        assertThat(shown.complete()).isFalse();
        assertThat(letters.show(100).letters()).hasSize(25);
    }

    @Test
    void wakeUpsGoBackToTheirQueuesAndPoisonStays() throws Exception {
        returns.bury(WakeUp.Lane.SHORT, OF_THE_FUTURE, "the message has the version 9");
        returns.bury(WakeUp.Lane.LONG, message(WakeUp.Reason.LONG_TASK).body(), "r");
        returns.bury(WakeUp.Lane.EXPRESS, message(WakeUp.Reason.EXPRESS).body(), "r");
        DeadLetters.Redriven redriven = letters.redrive(log, Instant.now(), () -> true);
        assertThat(redriven.wakeUps()).isEqualTo(2);
        assertThat(redriven.complete()).isTrue();
        assertThat(redriven.poison()).extracting(DeadLetter::body).containsExactly(OF_THE_FUTURE);
        WakeUp again = WakeUpMessage.parse(receive(queues.longLane()).getFirst().body())
                .wakeUp();
        assertThat(again.reason()).isEqualTo(WakeUp.Reason.LONG_TASK);
        assertThat(again.expectedSeq()).isZero();
        assertThat(receive(queues.express())).hasSize(1);
        assertThat(receive(queues.dead())).hasSize(1);
    }

    @Test
    void wakeUpThatSqsMovedByItselfTellsSo() {
        server.client()
                .sendMessage(request -> request.queueUrl(queues.dead())
                        .messageBody(message(WakeUp.Reason.TIMER).body()));
        assertThat(letters.show(10).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).startsWith("it was handed out too often");
            assertThat(letter.origin()).isEqualTo("unknown");
        });
    }
}
