package dev.baton.aws.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Blobs} keeps to. */
public abstract class BlobsContract {

    /** Empty ones. */
    protected abstract Blobs blobs();

    @Test
    void blobIsReadBackByteForByte() {
        byte[] bytes = new byte[2_000_000];
        new Random(1).nextBytes(bytes);
        blobs().put("0123/p1", bytes);
        assertThat(blobs().get("0123/p1"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Test
    void theSameBytesAgainAreHarmless() {
        blobs().put("0123/p2", new byte[] {1, 2});
        blobs().put("0123/p2", new byte[] {1, 2});
        assertThat(blobs().get("0123/p2")).hasValue(new byte[] {1, 2});
    }

    @Test
    void unknownBlobIsAbsent() {
        assertThat(blobs().get("none")).isEmpty();
    }
}
