package dev.baton.aws.blob;

import dev.baton.aws.blueprint.BucketShape;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/**
 * How the bucket of {@link S3Blobs} is made: objects go when nobody can read their execution any more.
 *
 * @param lifetime after which objects go
 */
public record PayloadBucket(String name, Duration lifetime) {
    public PayloadBucket {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lifetime, "lifetime");
    }

    /** That of a blueprint. */
    public static PayloadBucket of(BucketShape shape, String prefix, Duration retention) {
        return new PayloadBucket(prefix + "-" + shape.suffix(), retention.plus(shape.beyondRetention()));
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
                .expiration(expiration -> expiration.days(Math.toIntExact(lifetime.toDays())))
                .build();
        s3.putBucketLifecycleConfiguration(
                request -> request.bucket(name).lifecycleConfiguration(lifecycle -> lifecycle.rules(rule)));
    }
}
