package dev.baton.aws.dynamodb;

import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.ThrottledException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Calls of DynamoDB as the ports want them: throttled ones are made again after a pause, a few times; what cannot be
 * answered is a {@link StoreException}. Failed conditions pass through: they are answers. Every call made here may be made
 * twice.
 *
 * @param tries how often a throttled call is made in all, beside the client's own retries
 * @param firstPause doubled from try to try; the actual pause is drawn between nothing and that
 */
record StoreCalls(int tries, Duration firstPause) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** Codes that AWS documents as throttling, and transactions that met each other. */
    private static final Set<String> BUSY = Set.of(
            "ProvisionedThroughputExceededException",
            "ProvisionedThroughputExceeded",
            "RequestLimitExceeded",
            "ThrottlingException",
            "ThrottlingError",
            "Throttling",
            "LimitExceededException",
            "TransactionInProgressException",
            "TransactionConflict",
            "TransactionConflictException");

    <T> T ask(Supplier<T> call) {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (ConditionalCheckFailedException e) {
                throw e;
            } catch (SdkException e) {
                if (!isBusy(e)) {
                    throw passedOn(e);
                }
                if (attempt >= tries) {
                    throw new ThrottledException("DynamoDB throttles", e);
                }
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    void run(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    private static boolean isBusy(SdkException e) {
        if (e instanceof TransactionCanceledException canceled) {
            return !conditionFailed(canceled)
                    && canceled.cancellationReasons().stream()
                            .map(CancellationReason::code)
                            .anyMatch(BUSY::contains);
        }
        return e instanceof AwsServiceException service
                && (service.isThrottlingException()
                        || (service.awsErrorDetails() != null
                                && BUSY.contains(service.awsErrorDetails().errorCode())));
    }

    private static RuntimeException passedOn(SdkException e) {
        return e instanceof TransactionCanceledException canceled && conditionFailed(canceled)
                ? canceled
                : new StoreException("DynamoDB did not answer", e);
    }

    static boolean conditionFailed(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
    }

    private static void sleep(Duration longest) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while DynamoDB throttles", e);
        }
    }
}
