package dev.baton.functions;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;

/**
 * The same driver with all the time that Lambda has, for calls that the other has no time for. Queue: the long lane's; time-out
 * 900 s, visibility time-out 930 s.
 */
public final class LongTaskFunction extends QueueFunction {

    public LongTaskFunction() {
        super(WakeUp.Lane.LONG);
    }

    @Override
    BatchRun.Verdict receive(Engine engine, WakeUp wakeUp, Instant end) {
        return drive(engine, wakeUp, new Deadline(end, true));
    }
}
