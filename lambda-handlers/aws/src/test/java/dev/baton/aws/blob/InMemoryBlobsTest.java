package dev.baton.aws.blob;

class InMemoryBlobsTest extends BlobsContract {
    private final InMemoryBlobs blobs = new InMemoryBlobs();

    @Override
    protected Blobs blobs() {
        return blobs;
    }
}
