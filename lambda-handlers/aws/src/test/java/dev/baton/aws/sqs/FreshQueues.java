package dev.baton.aws.sqs;

import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues that nobody else uses. */
final class FreshQueues {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    private FreshQueues() {}

    static Queues on(SqsClient sqs) {
        return new QueuePlan("t" + UUID.randomUUID(), VISIBILITY, VISIBILITY, VISIBILITY).create(sqs);
    }
}
