package dev.baton.aws.sqs;

import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Objects;

/** A wake-up that is too far away for a queue. */
public record ParkedWakeUp(WakeUp wakeUp, Instant at) {
    public ParkedWakeUp {
        Objects.requireNonNull(wakeUp, "wakeUp");
        Objects.requireNonNull(at, "at");
    }
}
