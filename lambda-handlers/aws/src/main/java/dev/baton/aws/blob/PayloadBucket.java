package dev.baton.aws.blob;

import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/**
 * How the bucket of {@link S3Blobs} is made: objects go when nobody can read their execution any more.
 *
 * @param retention how long finished executions are kept
 */
public record PayloadBucket(String name, Duration retention) {
    /** How long an execution may run: a year, which may have 366 days. */
    private static final Duration LONGEST_RUN = Duration.ofDays(366);

    /** As long as items outlive the retention. */
    private static final Duration GRACE = Duration.ofDays(30);

    public PayloadBucket {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(retention, "retention");
    }

    /** Makes it when it is missing, and sets its lifecycle rule. */
    public void create(S3Client s3) {
        try {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException e) {
            // It is there already.
        }
        LifecycleRule rule = LifecycleRule.builder()
                .id("forget-payloads")
                .status(ExpirationStatus.ENABLED)
                .filter(all -> all.prefix(""))
                .expiration(expiration -> expiration.days(
                        Math.toIntExact(LONGEST_RUN.plus(retention).plus(GRACE).toDays())))
                .build();
        s3.putBucketLifecycleConfiguration(
                request -> request.bucket(name).lifecycleConfiguration(lifecycle -> lifecycle.rules(rule)));
    }
}
