package dev.baton.aws.sqs;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The dead-letter queue. A wake-up that lies there makes its execution due, so that the sweep drives it again; what is no
 * wake-up stays, for people.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int BATCH = 10;

    /** How long a message that nobody can use stays out of the way of the others. */
    private static final Duration OUT_OF_THE_WAY = Duration.ofHours(1);

    private final SqsClient sqs;
    private final Queues queues;

    public DeadLetters(SqsClient sqs, Queues queues) {
        this.sqs = sqs;
        this.queues = queues;
    }

    /**
     * What was found.
     *
     * @param wakeUps wake-ups whose executions are due again
     * @param poison messages that nobody can use
     */
    public record Found(int wakeUps, int poison) {}

    /**
     * Looks through the queue.
     *
     * @param rounds how many times ten messages are taken at the most
     * @throws StoreException when the queue or the log does not answer; what was not done comes again
     */
    public Found revive(ExecutionLog log, Instant now, int rounds) {
        int wakeUps = 0;
        int poison = 0;
        for (int round = 0; round < rounds; round++) {
            List<Message> messages = receive();
            if (messages.isEmpty()) {
                break;
            }
            for (Message message : messages) {
                if (revive(message, log, now)) {
                    wakeUps++;
                } else {
                    poison++;
                }
            }
        }
        return new Found(wakeUps, poison);
    }

    private boolean revive(Message message, ExecutionLog log, Instant now) {
        try {
            WakeUp wakeUp = WakeUpMessage.parse(message.body()).wakeUp();
            LOG.warn("A dead-lettered wake-up makes its execution due: {}", wakeUp);
            // An Express execution has no head; its input stands, and the sweep finds it there.
            if (wakeUp.reason().lane() != WakeUp.Lane.EXPRESS) {
                log.due(wakeUp.key(), now);
            }
            delete(message);
            return true;
        } catch (PoisonMessageException e) {
            LOG.warn("Message {} of the dead-letter queue stays there: {}", message.messageId(), e.reason());
            return false;
        }
    }

    private List<Message> receive() {
        try {
            return sqs.receiveMessage(request -> request.queueUrl(queues.dead())
                            .maxNumberOfMessages(BATCH)
                            .visibilityTimeout(Math.toIntExact(OUT_OF_THE_WAY.toSeconds()))
                            .waitTimeSeconds(0))
                    .messages();
        } catch (SdkException e) {
            throw new StoreException("the dead-letter queue does not answer: " + e.getMessage(), e);
        }
    }

    private void delete(Message message) {
        try {
            sqs.deleteMessage(request -> request.queueUrl(queues.dead()).receiptHandle(message.receiptHandle()));
        } catch (SdkException e) {
            throw new StoreException("the dead-letter queue does not let go of a message: " + e.getMessage(), e);
        }
    }
}
