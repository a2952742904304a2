package dev.baton.engine.driver.process;

import dev.baton.engine.driver.Threads;
import dev.baton.engine.log.StoreException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Repeats a port call that could not be answered. Every port allows the same call again: what stood stands, what did not
 * is done now.
 *
 * @param tries how often in all
 */
public record StoreRetry(Threads threads, int tries) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    public <T> T ask(Supplier<T> call) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (StoreException e) {
                if (attempt == tries) {
                    throw e;
                }
                threads.pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    public void tell(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }
}
