package dev.baton.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.StoreException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static final String ANSWER = """
            {"ExecutedVersion":"$LATEST","Payload":{"id":17},"SdkHttpMetadata":{"AllHttpHeaders":{\
            "X-Amz-Executed-Version":["$LATEST"],"x-amzn-Remapped-Content-Length":["0"],"Connection":["keep-alive"],\
            "x-amzn-RequestId":["8a5c2a3b-1111-4c4c-9d9d-0123456789ab"],"Content-Length":["9"],\
            "Date":["Sun, 01 Mar 2026 12:00:00 GMT"],"Content-Type":["application/json"]},"HttpHeaders":{\
            "Connection":"keep-alive","Content-Length":"9","Content-Type":"application/json"},"HttpStatusCode":200},\
            "SdkResponseMetadata":{"RequestId":"8a5c2a3b-1111-4c4c-9d9d-0123456789ab"},"StatusCode":200}""";

    private final Compression compression = new Compression();

    @Test
    void singleAnswerOfLambdaShrinksToAThird() {
        byte[] raw = ANSWER.getBytes(UTF_8);
        byte[] small = compression.compress(raw).orElseThrow();
        assertThat(small.length).isLessThan(raw.length / 3);
        assertThat(compression.decompress(small, 0, raw.length)).isEqualTo(raw);
    }

    @Test
    void whatDoesNotShrinkStaysAsItIs() {
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        assertThat(compression.compress(noise)).isEmpty();
        assertThat(compression.compress(new byte[20])).isEmpty();
    }

    @Test
    void compressorsAreReusedWithoutMemory() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] raw = ANSWER.repeat(1 + random.nextInt(5))
                    .substring(random.nextInt(ANSWER.length() / 2))
                    .getBytes(UTF_8);
            byte[] small = compression.compress(raw).orElseThrow();
            assertThat(compression.decompress(small, 0, raw.length)).isEqualTo(raw);
        }
    }

    @Test
    void damagedBodiesAreRefused() {
        byte[] raw = ANSWER.getBytes(UTF_8);
        byte[] small = compression.compress(raw).orElseThrow();
        byte[] cut = Arrays.copyOf(small, small.length / 2);
        assertThatThrownBy(() -> compression.decompress(cut, 0, raw.length)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> compression.decompress(small, 0, Integer.MAX_VALUE))
                .isInstanceOf(StoreException.class);
    }

    /** Stored bodies need it for ever: a change of it is a new form. */
    @Test
    void dictionaryNeverChanges() {
        CRC32 sum = new CRC32();
        sum.update(CompressionDictionary.bytes());
        assertThat(sum.getValue()).isEqualTo(DICTIONARY);
    }

    private static final long DICTIONARY = 1_854_366_625L;
}
