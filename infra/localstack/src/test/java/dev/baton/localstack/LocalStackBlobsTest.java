package dev.baton.localstack;

import dev.baton.aws.blob.Blobs;
import dev.baton.aws.blob.BlobsContract;

class LocalStackBlobsTest extends BlobsContract {
    private final Blobs blobs = LocalStack.freshBlobs();

    @Override
    protected Blobs blobs() {
        return blobs;
    }
}
