package dev.baton.aws.sqs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * The one place that knows how the queues are made: three lanes and the dead-letter queue of all three, standard queues.
 * Whoever deploys, and the tests, use it or mirror it.
 *
 * @param prefix of their names: {@code PREFIX-short}, {@code -long}, {@code -express}, {@code -dead-letters}
 * @param shortLane visibility time-out, from a second to twelve hours
 * @param longLane visibility time-out
 * @param express visibility time-out
 */
public record QueuePlan(String prefix, Duration shortLane, Duration longLane, Duration express) {
    private static final int MOST_RECEIVES = 5;

    /** A message that is not taken for that long is of no use: the sweep has driven its execution long ago. */
    private static final Duration LANE_RETENTION = Duration.ofDays(4);

    /** The longest that SQS has. Longer than that of the lanes, because a dead letter's age counts from when it was first sent. */
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    public QueuePlan {
        Objects.requireNonNull(prefix, "prefix");
        check(shortLane);
        check(longLane);
        check(express);
    }

    private static void check(Duration visibility) {
        if (visibility.toSeconds() < 1 || visibility.compareTo(LONGEST_VISIBILITY) > 0) {
            throw new IllegalArgumentException("a visibility time-out of " + visibility);
        }
    }

    /** Makes what is missing; gives existing queues these attributes. */
    public Queues create(SqsClient sqs) {
        String dead = create(sqs, "dead-letters", attributes(DEAD_LETTER_RETENTION));
        String deadArn = arn(sqs, dead);
        return new Queues(
                create(sqs, "short", lane(shortLane, deadArn)),
                create(sqs, "long", lane(longLane, deadArn)),
                create(sqs, "express", lane(express, deadArn)),
                dead);
    }

    private static String arn(SqsClient sqs, String queue) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return Objects.requireNonNull(arn, "the queue has no ARN");
    }

    private static Map<QueueAttributeName, String> lane(Duration visibility, String deadArn) {
        Map<QueueAttributeName, String> attributes = attributes(LANE_RETENTION);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibility.toSeconds()));
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":\"" + MOST_RECEIVES + "\"}");
        return attributes;
    }

    private static Map<QueueAttributeName, String> attributes(Duration retention) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(retention.toSeconds()));
        return attributes;
    }

    private String create(SqsClient sqs, String suffix, Map<QueueAttributeName, String> attributes) {
        String name = prefix + "-" + suffix;
        try {
            return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                    .queueUrl();
        } catch (QueueNameExistsException e) {
            // With other attributes: somebody changed a time-out since.
            String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            return url;
        }
    }
}
