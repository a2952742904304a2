package dev.baton.aws.blueprint;

import java.time.Duration;
import java.util.Objects;

/**
 * A bucket, closed to the public.
 *
 * @param id ends in {@code Bucket}
 * @param beyondRetention how much longer than finished executions its objects are kept: as long as an execution may run, and some
 */
public record BucketShape(String id, Duration beyondRetention) {
    public BucketShape {
        PartName.suffix(id, "Bucket");
        Objects.requireNonNull(beyondRetention, "beyondRetention");
    }

    /** Ends the bucket's name. */
    public String suffix() {
        return PartName.suffix(id, "Bucket");
    }
}
