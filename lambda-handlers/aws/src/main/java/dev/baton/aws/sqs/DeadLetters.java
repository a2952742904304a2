package dev.baton.aws.sqs;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The dead-letter queue. A wake-up that lies there makes its execution due, so that the sweep drives it again; what is no
 * wake-up stays, for people. Whoever looks at the queue takes messages out of the others' sight, and gives back what stays
 * when he is done.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int BATCH = 10;

    /** For how long a look takes messages out of sight at the most: no look is as long. */
    private static final Duration HIDDEN = Duration.ofMinutes(2);

    private final SqsClient sqs;
    private final Queues queues;
    private final SqsWakeUps wakeUps;

    public DeadLetters(SqsClient sqs, Queues queues, SqsWakeUps wakeUps) {
        this.sqs = sqs;
        this.queues = queues;
        this.wakeUps = wakeUps;
    }

    /**
     * What was found.
     *
     * @param wakeUps wake-ups whose executions are due again
     * @param poison messages that nobody can use
     */
    public record Found(int wakeUps, int poison) {}

    /**
     * What lies there.
     *
     * @param letters a sample when there are more
     * @param visible about how many could be had when the look began
     * @param hidden about how many could not: somebody else looked at them
     * @param complete whether the queue had no more when the look ended
     */
    public record Shown(List<DeadLetter> letters, int visible, int hidden, boolean complete) {
        public Shown {
            letters = List.copyOf(letters);
        }
    }

    /**
     * What was sent again.
     *
     * @param wakeUps how many wake-ups went back to their queues
     * @param poison messages that nobody can use; they stay
     * @param complete whether the queue had no more when the look ended
     */
    public record Redriven(int wakeUps, List<DeadLetter> poison, boolean complete) {
        public Redriven {
            poison = List.copyOf(poison);
        }
    }

    private interface Use {
        /** Whether the message is done with; else it stays. */
        boolean doneWith(Message message);
    }

    /**
     * Makes the executions of wake-ups due.
     *
     * @param goOn asked before each ten messages
     * @throws StoreException when the queue or the log does not answer; what was not done comes again
     */
    public Found revive(ExecutionLog log, Instant now, BooleanSupplier goOn) {
        int[] revived = {0};
        Walked walked = walk(Duration.ZERO, goOn, message -> {
            boolean done = revive(message, log, now);
            revived[0] += done ? 1 : 0;
            return done;
        });
        return new Found(revived[0], walked.stayed().size());
    }

    /**
     * Shows messages, and leaves all of them.
     *
     * @param most how many at the most, rounded up to tens
     * @throws StoreException when the queue does not answer
     */
    public Shown show(int most) {
        int visible = about(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        int hidden = about(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        int[] left = {(most + BATCH - 1) / BATCH};
        Walked walked = walk(Duration.ofSeconds(1), () -> left[0]-- > 0, message -> false);
        return new Shown(walked.letters(), visible, hidden, walked.toEnd());
    }

    /**
     * Sends wake-ups to their queues again, after their executions were made due.
     *
     * @param goOn asked before each ten messages
     * @throws StoreException when a queue or the log does not answer; what was not done stays
     */
    public Redriven redrive(ExecutionLog log, Instant now, BooleanSupplier goOn) {
        int[] sent = {0};
        Walked walked = walk(Duration.ofSeconds(1), goOn, message -> {
            boolean done = redrive(message, log, now);
            sent[0] += done ? 1 : 0;
            return done;
        });
        return new Redriven(sent[0], walked.letters(), walked.toEnd());
    }

    /** A message that stays, without its body, which may be long. */
    private record Stayed(String receiptHandle, DeadLetter letter) {}

    /** What a walk through the queue left there. */
    private record Walked(List<Stayed> stayed, boolean toEnd) {
        List<DeadLetter> letters() {
            return stayed.stream().map(Stayed::letter).toList();
        }
    }

    private Walked walk(Duration patience, BooleanSupplier goOn, Use use) {
        List<Stayed> stayed = new ArrayList<>();
        try {
            while (goOn.getAsBoolean()) {
                List<Message> messages = receive(patience);
                if (messages.isEmpty()) {
                    return new Walked(stayed, true);
                }
                for (Message message : messages) {
                    stayed.add(new Stayed(message.receiptHandle(), DeadLetter.of(message)));
                    if (use.doneWith(message)) {
                        stayed.removeLast();
                        delete(message);
                    }
                }
            }
            return new Walked(stayed, false);
        } finally {
            giveBack(stayed);
        }
    }

    private boolean revive(Message message, ExecutionLog log, Instant now) {
        try {
            WakeUp wakeUp = WakeUpMessage.parse(message.body()).wakeUp();
            LOG.warn("A dead-lettered wake-up makes its execution due: {}", wakeUp);
            makeDue(wakeUp, log, now);
            return true;
        } catch (PoisonMessageException e) {
            LOG.debug("Message {} of the dead-letter queue stays there: {}", message.messageId(), e.reason());
            return false;
        }
    }

    private boolean redrive(Message message, ExecutionLog log, Instant now) {
        try {
            WakeUp wakeUp = WakeUpMessage.parse(message.body()).wakeUp();
            makeDue(wakeUp, log, now);
            // What it announces did not come in all this time: whoever gets it looks at what is there.
            wakeUps.send(new WakeUp(wakeUp.key(), wakeUp.reason(), 0, wakeUp.due()), now);
            return true;
        } catch (PoisonMessageException e) {
            return false;
        }
    }

    /** An Express execution has no head; its input stands, and the sweep finds it there. */
    private static void makeDue(WakeUp wakeUp, ExecutionLog log, Instant now) {
        if (wakeUp.reason().lane() != WakeUp.Lane.EXPRESS) {
            log.due(wakeUp.key(), now);
        }
    }

    private int about(QueueAttributeName name) {
        return ask(() -> Integer.parseInt(sqs.getQueueAttributes(
                        request -> request.queueUrl(queues.dead()).attributeNames(name))
                .attributes()
                .getOrDefault(name, "0")));
    }

    /** @param patience how long to wait for a message; without any, SQS does not ask all of its servers */
    private List<Message> receive(Duration patience) {
        return ask(() -> sqs.receiveMessage(request -> request.queueUrl(queues.dead())
                        .maxNumberOfMessages(BATCH)
                        .visibilityTimeout(Math.toIntExact(HIDDEN.toSeconds()))
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All")
                        .waitTimeSeconds(Math.toIntExact(patience.toSeconds())))
                .messages());
    }

    private void delete(Message message) {
        ask(() -> sqs.deleteMessage(request -> request.queueUrl(queues.dead()).receiptHandle(message.receiptHandle())));
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreException("the dead-letter queue does not answer: " + e.getMessage(), e);
        }
    }

    /** Only a favour: what is not given back is seen again when its time is over. */
    private void giveBack(List<Stayed> stayed) {
        for (int from = 0; from < stayed.size(); from += BATCH) {
            List<ChangeMessageVisibilityBatchRequestEntry> entries =
                    stayed.subList(from, Math.min(from + BATCH, stayed.size())).stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.letter().id())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0)
                                    .build())
                            .toList();
            try {
                sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(queues.dead()).entries(entries));
            } catch (SdkException e) {
                LOG.info("{} dead letters stay out of sight for {}: {}", entries.size(), HIDDEN, e.getMessage());
            }
        }
    }
}
