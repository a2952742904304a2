package dev.baton.engine.wakeup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** In one process there is one receiver for all lanes. */
class LocalWakeUpsTest extends WakeUpsContract {
    private final BlockingQueue<WakeUp> delivered = new LinkedBlockingQueue<>();
    private LocalWakeUps wakeUps;

    @Override
    protected WakeUps newWakeUps() {
        wakeUps = new LocalWakeUps(InstantSource.system());
        wakeUps.deliverTo(delivered::add);
        return wakeUps;
    }

    @AfterEach
    void end() {
        wakeUps.close();
    }

    @Override
    protected Optional<WakeUp> next(WakeUp.Lane lane, Duration patience) {
        try {
            return Optional.ofNullable(delivered.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
