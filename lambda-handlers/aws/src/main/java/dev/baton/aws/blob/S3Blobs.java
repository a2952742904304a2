package dev.baton.aws.blob;

import dev.baton.engine.log.StoreException;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Blobs as objects of a bucket. Objects are removed by a lifecycle rule of the bucket, which must keep them as long as
 * executions can live and be read: a year and the retention. The client's own retries suffice: the same bytes again are
 * harmless.
 *
 * @param prefix before each key, e.g. {@code baton/}; may be empty
 */
public record S3Blobs(S3Client client, String bucket, String prefix) implements Blobs {
    public S3Blobs {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(prefix, "prefix");
    }

    @Override
    public void put(String key, byte[] bytes) {
        try {
            client.putObject(request -> request.bucket(bucket).key(prefix + key), RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw new StoreException("blob " + key + " could not be written", e);
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(prefix + key))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new StoreException("blob " + key + " could not be read", e);
        }
    }
}
