package dev.baton.aws.sqs;

import dev.baton.asl.Arn;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message of the dead-letter queue, for people.
 *
 * @param id SQS's
 * @param reason why it is there
 * @param origin the queue that it came from; {@code unknown} when nobody noted it
 * @param sent when it was sent first; empty when the queue does not tell
 * @param receives how often it was handed out, each look at the dead-letter queue included
 * @param executionArn of a wake-up; empty for what is none
 * @param body the beginning of it
 */
public record DeadLetter(
        String id,
        String reason,
        String origin,
        Optional<Instant> sent,
        int receives,
        Optional<String> executionArn,
        String body) {
    private static final int SHOWN = 512;
    private static final String TOO_OFTEN =
            "it was handed out too often and never done with; the functions' logs tell why";

    public DeadLetter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(executionArn, "executionArn");
        Objects.requireNonNull(body, "body");
    }

    static DeadLetter of(Message message) {
        Optional<String> arn = Optional.empty();
        String why = TOO_OFTEN;
        try {
            arn = Optional.of(WakeUpMessage.parse(message.body()).wakeUp().key().executionArn());
        } catch (PoisonMessageException e) {
            why = e.reason();
        }
        return new DeadLetter(
                message.messageId(),
                noted(message, MessageReturns.REASON).orElse(why),
                noted(message, MessageReturns.ORIGIN).or(() -> source(message)).orElse("unknown"),
                attribute(message, MessageSystemAttributeName.SENT_TIMESTAMP)
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis))),
                attribute(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .map(Integer::parseInt)
                        .orElse(1),
                arn,
                message.body().length() <= SHOWN
                        ? message.body()
                        : message.body().substring(0, SHOWN) + "…");
    }

    private static Optional<String> noted(Message message, String name) {
        return Optional.ofNullable(message.messageAttributes().get(name)).map(MessageAttributeValue::stringValue);
    }

    /** SQS notes it when it moves a message by itself. */
    private static Optional<String> source(Message message) {
        return attribute(message, MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN)
                .map(Arn::lastPart);
    }

    private static Optional<String> attribute(Message message, MessageSystemAttributeName name) {
        return Optional.ofNullable(message.attributes().get(name));
    }
}
