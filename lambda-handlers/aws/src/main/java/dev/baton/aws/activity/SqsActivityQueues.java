package dev.baton.aws.activity;

import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityQueues;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * A standard queue of SQS for each activity, made and deleted with it, and received from with long polling: a poll holds its
 * caller's thread. The queue of an activity whose creator died before it made it is made when it is missed.
 */
public final class SqsActivityQueues implements ActivityQueues {
    /** What follows the prefix in the names of the queues. */
    public static final String INFIX = "-activity-";

    /** The longest that SQS waits for a message. */
    private static final Duration LONGEST_RECEIVE = Duration.ofSeconds(20);

    /** From receiving a hint to taking its task; afterwards it comes again. */
    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    /** The longest that SQS has: a task may wait long for a worker. */
    private static final Duration RETENTION = Duration.ofDays(14);

    private final SqsClient sqs;
    private final Supplier<SqsClient> patient;
    private final String queueUrls;

    /**
     * @param sqs of the other calls
     * @param patient a client that waits for an answer longer than the 20 s that SQS waits for a message
     * @param queueUrls what the URLs of the queues begin with: {@code https://sqs.R.amazonaws.com/ACCOUNT/PREFIX}
     */
    public SqsActivityQueues(SqsClient sqs, Supplier<SqsClient> patient, String queueUrls) {
        this.sqs = sqs;
        this.patient = patient;
        this.queueUrls = Objects.requireNonNull(queueUrls, "queueUrls");
    }

    @Override
    public void open(Activity activity) {
        String url = url(activity);
        String name = url.substring(url.lastIndexOf('/') + 1);
        ask(() -> sqs.createQueue(request -> request.queueName(name)
                .attributes(Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(VISIBILITY.toSeconds()),
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(RETENTION.toSeconds())))));
    }

    @Override
    public void close(Activity activity) {
        ask(() -> {
            try {
                return sqs.deleteQueue(request -> request.queueUrl(url(activity)));
            } catch (QueueDoesNotExistException e) {
                return e;
            }
        });
    }

    @Override
    public void offer(Activity activity, TokenKey task) {
        onQueue(
                activity,
                () -> sqs.sendMessage(request -> request.queueUrl(url(activity)).messageBody(HintMessage.body(task))));
    }

    @Override
    public Poll poll(Activity activity, Duration longest) {
        CompletableFuture<Optional<Hint>> hint = new CompletableFuture<>();
        try {
            hint.complete(receive(activity, longest));
        } catch (StoreException e) {
            hint.completeExceptionally(e);
        }
        return new Poll() {
            @Override
            public CompletionStage<Optional<Hint>> hint() {
                return hint;
            }

            @Override
            public void cancel() {}
        };
    }

    private Optional<Hint> receive(Activity activity, Duration longest) {
        Duration left = longest;
        while (true) {
            Duration wait = left.compareTo(LONGEST_RECEIVE) < 0 ? left : LONGEST_RECEIVE;
            SqsClient client = patient.get();
            var received = onQueue(
                    activity,
                    () -> client.receiveMessage(request -> request.queueUrl(url(activity))
                            .maxNumberOfMessages(1)
                            .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))));
            if (!received.messages().isEmpty()) {
                Optional<Hint> hint = hint(activity, received.messages().getFirst());
                if (hint.isPresent()) {
                    return hint;
                }
                continue;
            }
            left = left.minus(wait);
            if (left.toSeconds() == 0) {
                return Optional.empty();
            }
        }
    }

    /** Empty when somebody else put something into our queue: that is thrown away. */
    private Optional<Hint> hint(Activity activity, Message message) {
        Runnable delete = () -> ask(() ->
                sqs.deleteMessage(request -> request.queueUrl(url(activity)).receiptHandle(message.receiptHandle())));
        Optional<TokenKey> task = HintMessage.task(message.body());
        if (task.isEmpty()) {
            delete.run();
        }
        Runnable putBack = () -> ask(() -> sqs.changeMessageVisibility(request -> request.queueUrl(url(activity))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0)));
        return task.map(found -> new Hint(found, delete, putBack));
    }

    private String url(Activity activity) {
        return queueUrls + INFIX + activity.id();
    }

    private interface Call<T> {
        T make();
    }

    private <T> T onQueue(Activity activity, Call<T> call) {
        try {
            return ask(call);
        } catch (StoreException e) {
            if (!(e.getCause() instanceof QueueDoesNotExistException)) {
                throw e;
            }
            open(activity);
            return ask(call);
        }
    }

    private static <T> T ask(Call<T> call) {
        try {
            return call.make();
        } catch (SdkException e) {
            throw new StoreException("the queue of an activity did not answer: " + e.getMessage(), e);
        }
    }
}
