package dev.baton.engine.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.log.record.RandomRecords;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchCodecTest {

    @Test
    void anyBatchComesBack() {
        for (long seed = 0; seed < 300; seed++) {
            BatchJob job =
                    new RandomRecords(seed, true).of(BatchJob.class, Map.of("filter", "{\"status\":\"FAILED\"}"));
            assertEquals(job, BatchCodec.decode(BatchCodec.encode(job)), "seed " + seed);
        }
    }
}
