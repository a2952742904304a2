package dev.baton.functions;

import dev.baton.functions.resource.StoredDocuments;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Texts of objects in S3. */
record ObjectTexts(Supplier<S3Client> s3) implements StoredDocuments {
    @Override
    public String read(String bucket, String key, Optional<String> version) {
        try {
            return s3.get()
                    .getObjectAsBytes(request -> request.bucket(bucket).key(key).versionId(version.orElse(null)))
                    .asUtf8String();
        } catch (SdkException e) {
            throw new IllegalArgumentException("s3://" + bucket + "/" + key + " cannot be read: " + e.getMessage(), e);
        }
    }
}
