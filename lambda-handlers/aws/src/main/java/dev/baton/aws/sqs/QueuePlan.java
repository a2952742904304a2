package dev.baton.aws.sqs;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.QueueShape;
import dev.baton.aws.blueprint.Standard;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * The queues of a blueprint, by name: three lanes and the dead-letter queue of all three, standard queues.
 *
 * @param prefix of their names: {@code PREFIX-short}, {@code -long}, {@code -express}, {@code -dead-letters}
 */
public record QueuePlan(String prefix, Blueprint blueprint) {
    public QueuePlan {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(blueprint, "blueprint");
    }

    /** Makes what is missing; gives existing queues these attributes. */
    public Queues create(SqsClient sqs) {
        QueueShape deadLetters = blueprint.queue(Standard.DEAD);
        String dead = create(sqs, deadLetters, attributes(deadLetters));
        String deadArn = arn(sqs, dead);
        return new Queues(
                lane(sqs, Standard.SHORT, deadArn),
                lane(sqs, Standard.LONG, deadArn),
                lane(sqs, Standard.EXPRESS, deadArn),
                dead);
    }

    private String lane(SqsClient sqs, String id, String deadArn) {
        QueueShape shape = blueprint.queue(id);
        Map<QueueAttributeName, String> attributes = attributes(shape);
        shape.deadLetters()
                .ifPresent(dead -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":\"" + dead.receives()
                                + "\"}"));
        return create(sqs, shape, attributes);
    }

    private static String arn(SqsClient sqs, String queue) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return Objects.requireNonNull(arn, "the queue has no ARN");
    }

    private static Map<QueueAttributeName, String> attributes(QueueShape shape) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(shape.retention().toSeconds()));
        if (!shape.visibility().isZero()) {
            attributes.put(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    Long.toString(shape.visibility().toSeconds()));
        }
        return attributes;
    }

    private String create(SqsClient sqs, QueueShape shape, Map<QueueAttributeName, String> attributes) {
        String name = prefix + "-" + shape.suffix();
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
