package dev.baton.functions;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;

/** Drives executions whose calls are short. Queue: the short lane's; time-out 120 s, visibility time-out 150 s. */
public final class DriverFunction extends QueueFunction {

    public DriverFunction() {
        super(WakeUp.Lane.SHORT);
    }

    @Override
    BatchRun.Verdict receive(Engine engine, WakeUp wakeUp, Instant end) {
        return drive(engine, wakeUp, new Deadline(end, false));
    }
}
