package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

/** Waits for what functions bring about, with a bound that only ends a test that fails. */
final class Awaiting {
    private Awaiting() {}

    /** What is waited for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(Condition condition) throws Exception {
        Instant end = Instant.now().plusSeconds(300);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("it took too long").isBefore(end);
            Thread.sleep(200);
        }
    }
}
