package dev.baton.engine.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.log.record.RandomRecords;
import org.junit.jupiter.api.Test;

class OutcomeFormTest {
    private static final int SEEDS = 500;

    @Test
    void anyOutcomeComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomRecords random = new RandomRecords(seed, false);
            Token.Outcome outcome =
                    seed % 2 == 0 ? random.of(Token.Outcome.Success.class) : random.of(Token.Outcome.Fault.class);
            assertEquals(outcome, OutcomeForm.read(OutcomeForm.write(outcome)), "seed " + seed);
        }
    }
}
