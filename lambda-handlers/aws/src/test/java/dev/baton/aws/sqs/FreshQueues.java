package dev.baton.aws.sqs;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues that nobody else uses. */
final class FreshQueues {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    private FreshQueues() {}

    static Queues on(SqsClient sqs) {
        Blueprint blueprint = Standard.BLUEPRINT.timed(function -> function.within(VISIBILITY), Duration.ZERO);
        return new QueuePlan("t" + UUID.randomUUID(), blueprint).create(sqs);
    }
}
