package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.sqs.MessageReturns;
import dev.baton.aws.sqs.ParkedWakeUp;
import dev.baton.aws.sqs.Queues;
import dev.baton.aws.sqs.SqsWakeUps;
import dev.baton.aws.sqs.TimeBuckets;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.KeyThrottledException;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class BatchRunTest {
    private static final Queues QUEUES =
            new Queues("http://q/short", "http://q/long", "http://q/express", "http://q/dead");

    private static final TimeBuckets NONE = new TimeBuckets() {
        @Override
        public void park(ParkedWakeUp parked) {
            throw new IllegalStateException("nothing here is far away");
        }

        @Override
        public List<ParkedWakeUp> near(Instant until, int most) {
            return List.of();
        }

        @Override
        public void drop(ParkedWakeUp parked) {
            throw new IllegalStateException("nothing was parked");
        }
    };

    private final RecordingSqs sqs = new RecordingSqs();
    private final List<WakeUp> received = new CopyOnWriteArrayList<>();

    private Collection<QueueEvent.Message> run(BatchRun.Receiver receiver, boolean tooLate, String... bodies)
            throws InterruptedException {
        MessageReturns returns =
                new MessageReturns(sqs, QUEUES, new SqsWakeUps(sqs, QUEUES, NONE, InstantSource.system()));
        BatchRun run = new BatchRun(
                WakeUp.Lane.SHORT,
                returns,
                wakeUp -> {
                    received.add(wakeUp);
                    return receiver.receive(wakeUp);
                },
                () -> tooLate);
        List<QueueEvent.Message> messages = new CopyOnWriteArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            messages.add(new QueueEvent.Message("id" + i, "receipt" + i, bodies[i], 2));
        }
        return run.run(new QueueEvent(messages));
    }

    private static String body(String name, String reason, int seq) {
        return """
                {"v":1,"x":"arn:%s","i":"00000000000000010000000000000001","r":"%s","s":%d}""".formatted(name, reason, seq);
    }

    @Test
    void messagesOfOneExecutionAreOneWakeUpThatKnowsAllTheyKnow() throws InterruptedException {
        Collection<QueueEvent.Message> failed = run(
                wakeUp -> BatchRun.Verdict.DONE,
                false,
                body("a", "TIMER", 3),
                body("b", "START", 0),
                body("a", "SWEEP", 0),
                body("a", "CALLBACK", 7));
        assertThat(failed).isEmpty();
        assertThat(received).hasSize(2);
        assertThat(received).anySatisfy(wakeUp -> {
            assertThat(wakeUp.key().executionArn()).isEqualTo("arn:a");
            assertThat(wakeUp.expectedSeq()).isEqualTo(7);
            assertThat(wakeUp.reason()).isEqualTo(WakeUp.Reason.SWEEP);
        });
    }

    @Test
    void messagesOfOneExecutionHaveTheHopsOfTheOneThatWentFarthest() throws InterruptedException {
        run(
                wakeUp -> BatchRun.Verdict.DONE,
                false,
                body("a", "CONTINUE", 3),
                body("a", "CONTINUE", 3).replace("\"s\":3", "\"s\":3,\"h\":9"),
                body("a", "CALLBACK", 3));
        assertThat(received).extracting(WakeUp::hops).containsExactly(9);
    }

    @Test
    void oneFailureLeavesTheOthersDone() throws InterruptedException {
        Collection<QueueEvent.Message> failed = run(
                wakeUp -> {
                    if (wakeUp.key().executionArn().equals("arn:bad")) {
                        throw new IllegalStateException("boom");
                    }
                    return BatchRun.Verdict.DONE;
                },
                false,
                body("good", "START", 0),
                body("bad", "START", 0));
        assertThat(failed).extracting(QueueEvent.Message::id).containsExactly("id1");
        assertThat(sqs.hastened).singleElement().satisfies(request -> {
            assertThat(request.receiptHandle()).isEqualTo("receipt1");
            assertThat(request.visibilityTimeout()).isEqualTo(4);
        });
    }

    @Test
    void whoseKeyCannotBeUsedWaitsLongerAndLongerAndIsNoFailure() throws InterruptedException {
        BatchRun.Receiver refused = wakeUp -> {
            if (wakeUp.key().executionArn().equals("arn:throttled")) {
                throw new KeyThrottledException("too many calls");
            }
            throw KeyRefusedException.invalidState("arn:key is disabled", "DISABLED");
        };
        assertThat(run(refused, false, body("refused", "TIMER", 3), body("throttled", "START", 0)))
                .isEmpty();
        assertThat(sqs.hastened).isEmpty();
        assertThat(sqs.sent).hasSize(2).allSatisfy(request -> {
            assertThat(request.queueUrl()).isEqualTo(QUEUES.shortLane());
            assertThat(request.delaySeconds()).isEqualTo(1);
            assertThat(request.messageBody()).contains("\"n\":1");
        });
        sqs.sent.clear();
        String later = body("refused", "TIMER", 3).replace("\"s\":3", "\"s\":3,\"n\":6");
        String muchLater = body("other", "TIMER", 3).replace("\"s\":3", "\"s\":3,\"n\":500");
        assertThat(run(refused, false, later, muchLater)).isEmpty();
        assertThat(sqs.sent).extracting(SendMessageRequest::delaySeconds).containsExactlyInAnyOrder(64, 900);
    }

    @Test
    void aSweepsMessageForWhoseKeyCannotBeUsedIsDroppedBecauseTheNextSweepSendsIt() throws InterruptedException {
        BatchRun.Receiver refused = wakeUp -> {
            throw KeyRefusedException.accessDenied("not yours");
        };
        assertThat(run(refused, false, body("a", "SWEEP", 0), body("a", "TIMER", 2)))
                .isEmpty();
        assertThat(sqs.sent)
                .singleElement()
                .satisfies(request -> assertThat(request.messageBody()).contains("TIMER"));
    }

    @Test
    void messageOfADriverThatRanOutOfMemoryComesAgain() throws InterruptedException {
        Collection<QueueEvent.Message> failed = run(
                wakeUp -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                false,
                body("big", "START", 0));
        assertThat(failed).extracting(QueueEvent.Message::id).containsExactly("id0");
    }

    @Test
    void poisonIsBuriedAndBlocksNothing() throws InterruptedException {
        Collection<QueueEvent.Message> failed =
                run(wakeUp -> BatchRun.Verdict.DONE, false, "not json", "{\"v\":9}", body("good", "START", 0));
        assertThat(failed).isEmpty();
        assertThat(received).hasSize(1);
        assertThat(sqs.sent)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.queueUrl()).isEqualTo(QUEUES.dead()));
        assertThat(sqs.sent.get(1).messageAttributes().get("reason").stringValue())
                .isEqualTo("the message has the version 9, and this program knows version 1");
    }

    @Test
    void whatIsNotVisibleYetIsSentAgainAndAcknowledged() throws InterruptedException {
        assertThat(run(wakeUp -> BatchRun.Verdict.PUT_BACK, false, body("a", "TIMER", 3)))
                .isEmpty();
        assertThat(sqs.sent).singleElement().satisfies(request -> {
            assertThat(request.queueUrl()).isEqualTo(QUEUES.shortLane());
            assertThat(request.delaySeconds()).isEqualTo(1);
            assertThat(request.messageBody()).contains("\"n\":1");
        });
    }

    /** A chaos run with two versions side by side found executions that stood for minutes, because each miss doubled the pause. */
    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "2,4", "3,8", "4,8", "149,8", "150,8", "151,16", "157,900", "2000,900"})
    void whatANewerVersionWroteComesBySoonAsLongAsADeploymentTakes(int returns, int pause) throws InterruptedException {
        String body = body("a", "CALLBACK", 3).replace("}", ",\"n\":" + returns + "}");
        assertThat(run(wakeUp -> BatchRun.Verdict.LEAVE_TO_NEWER, false, body)).isEmpty();
        assertThat(sqs.sent).singleElement().satisfies(request -> {
            assertThat(request.delaySeconds()).isEqualTo(pause);
            assertThat(request.messageBody()).contains("\"n\":" + (returns + 1));
        });
    }

    @Test
    void nothingIsBegunTooLate() throws InterruptedException {
        assertThat(run(wakeUp -> BatchRun.Verdict.DONE, true, body("a", "TIMER", 3)))
                .hasSize(1);
        assertThat(received).isEmpty();
        assertThat(sqs.hastened)
                .singleElement()
                .satisfies(request -> assertThat(request.visibilityTimeout()).isZero());
    }

    @Test
    void whatANewerVersionWroteGoesBackToTheQueueAndNotToTheDead() throws InterruptedException {
        assertThat(run(wakeUp -> BatchRun.Verdict.LEAVE_TO_NEWER, false, body("a", "LONG_TASK", 3)))
                .isEmpty();
        assertThat(sqs.sent).singleElement().satisfies(request -> {
            assertThat(request.queueUrl()).isEqualTo(QUEUES.longLane());
            assertThat(request.messageBody()).contains("\"n\":1");
        });
    }

    @Test
    void poisonTellsWhichQueueItWasIn() throws InterruptedException {
        run(wakeUp -> BatchRun.Verdict.DONE, false, "<xml/>");
        assertThat(sqs.sent)
                .singleElement()
                .satisfies(request -> assertThat(
                                request.messageAttributes().get("queue").stringValue())
                        .isEqualTo("short"));
    }
}
