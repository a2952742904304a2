package dev.baton.aws.sqs;

import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What becomes of messages that could not be done with now. One that is put back is sent anew before the old one is acknowledged:
 * SQS counts how often it hands out a message and would take a patient one for a poisonous one. Thread-safe.
 */
public final class MessageReturns {
    /** The attribute of a dead-lettered message that tells why it is there. */
    public static final String REASON = "reason";

    /** The attribute of a dead-lettered message that tells in which queue it was. */
    public static final String ORIGIN = "queue";

    private static final Logger LOG = LoggerFactory.getLogger(MessageReturns.class);
    /** Nearly four minutes of them. */
    static final int MOST_RETURNS = 20;

    /** As long as most entries take that are on their way. */
    private static final int SHORT_RETURNS = 4;

    private static final long LONGEST_PAUSE_SECONDS = 16;
    private static final int LONGEST_REASON = 1000;

    /** Twenty minutes of them. */
    private static final int RETURNS_OF_A_DEPLOYMENT = 150;

    private static final Duration LONGEST_PAUSE_OF_A_DEPLOYMENT = Duration.ofSeconds(8);

    private final SqsClient sqs;
    private final Queues queues;
    private final SqsWakeUps wakeUps;

    public MessageReturns(SqsClient sqs, Queues queues, SqsWakeUps wakeUps) {
        this.sqs = sqs;
        this.queues = queues;
        this.wakeUps = wakeUps;
    }

    /**
     * Puts back, for a second at first and for longer later, what announces something that is not visible yet. The caller acknowledges the
     * message afterwards.
     *
     * @throws StoreException when that cannot be done; the message is left to come again
     */
    public void putBack(WakeUpMessage message) {
        if (message.returns() >= MOST_RETURNS) {
            bury(
                    message.wakeUp().reason().lane(),
                    message.body(),
                    "it announces entry " + message.wakeUp().expectedSeq() + ", which did not come in " + MOST_RETURNS
                            + " looks");
        } else {
            wakeUps.send(message.returned(), pauseForEntry(message.returns()));
        }
    }

    /** For what does not come in a few seconds something has failed, and looking each second helps nobody. */
    static Duration pauseForEntry(int returns) {
        int later = Math.clamp((long) returns - SHORT_RETURNS + 1, 0, 10);
        return Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << later));
    }

    /**
     * Puts back what only a newer version of this program can read. While a deployment is under way one comes by soon, and its
     * executions must not wait for long; when none came for minutes, the deployment was taken back, and the pauses grow.
     *
     * @throws StoreException when that cannot be done
     */
    public void leaveToNewer(WakeUpMessage message) {
        LOG.info(
                "A newer version wrote {}; the message is left to it",
                message.wakeUp().key());
        wakeUps.send(message.returned(), pauseForNewer(message.returns()));
    }

    private static Duration pauseForNewer(int returns) {
        long seconds = returns < RETURNS_OF_A_DEPLOYMENT
                ? Math.min(LONGEST_PAUSE_OF_A_DEPLOYMENT.toSeconds(), 1L << Math.min(returns, 10))
                : LONGEST_PAUSE_OF_A_DEPLOYMENT.toSeconds() << Math.min(returns - RETURNS_OF_A_DEPLOYMENT, 10);
        return Duration.ofSeconds(Math.min(SqsWakeUps.LONGEST_DELAY.toSeconds(), seconds));
    }

    /**
     * Puts back what needs a key of the customer's that cannot be used now, with pauses that grow to a quarter of an hour: it is the
     * customer who must do something, and no dead letter tells them. What a sweep sent is dropped, for the next sweep sends it again.
     *
     * @throws StoreException when that cannot be done
     */
    public void waitForKey(WakeUpMessage message) {
        if (message.wakeUp().reason() != WakeUp.Reason.SWEEP) {
            wakeUps.send(message.returned(), pauseForKey(message.returns()));
        }
    }

    private static Duration pauseForKey(int returns) {
        return Duration.ofSeconds(Math.min(SqsWakeUps.LONGEST_DELAY.toSeconds(), 1L << Math.min(returns, 10)));
    }

    /**
     * Puts a body into the dead-letter queue, with the reason. The caller acknowledges the message afterwards.
     *
     * @param lane whose queue it comes from
     * @throws StoreException when that cannot be done
     */
    public void bury(WakeUp.Lane lane, String body, String reason) {
        String text = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        LOG.warn("A message goes to the dead-letter queue: {}", text);
        Map<String, MessageAttributeValue> attributes =
                Map.of(REASON, attribute(text), ORIGIN, attribute(queues.nameOf(lane)));
        try {
            sqs.sendMessage(
                    request -> request.queueUrl(queues.dead()).messageBody(body).messageAttributes(attributes));
        } catch (SdkException e) {
            throw new StoreException("the dead-letter queue did not take a message: " + e.getMessage(), e);
        }
    }

    private static MessageAttributeValue attribute(String text) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(text)
                .build();
    }

    /** Lets a failed message come again soon, not only when its visibility time-out ends. Only a favour: may fail. */
    public void hasten(WakeUp.Lane lane, String receiptHandle, Duration delay) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(queues.of(lane))
                    .receiptHandle(receiptHandle)
                    .visibilityTimeout(Math.toIntExact(delay.toSeconds())));
        } catch (SdkException e) {
            LOG.info("A message comes again only when its visibility time-out ends: {}", e.getMessage());
        }
    }
}
