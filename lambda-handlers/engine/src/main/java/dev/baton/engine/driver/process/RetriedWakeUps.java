package dev.baton.engine.driver.process;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Instant;

/** Wake-ups that are sent again when the queue could not answer. */
record RetriedWakeUps(WakeUps wakeUps, StoreRetry retry) implements WakeUps {

    @Override
    public void send(WakeUp wakeUp, Instant notBefore) {
        retry.tell(() -> wakeUps.send(wakeUp, notBefore));
    }

    /** Of this process alone: no store is asked. */
    @Override
    public void forgetMoments(ExecutionKey key) {
        wakeUps.forgetMoments(key);
    }
}
