package dev.baton.engine.simulation;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Instant;

/** Wake-ups of one process, which die with it. They cannot fail; like the production queue, they repeat what broke. */
record ProcessTimers(SimulatedProcess process) implements WakeUps {
    @Override
    public void send(WakeUp wakeUp, Instant notBefore) {
        process.call("timers.send " + wakeUp.reason(), false, () -> {
            schedule(wakeUp, process.trueTime(notBefore));
            return notBefore;
        });
    }

    private void schedule(WakeUp wakeUp, long at) {
        World world = process.world;
        world.at(
                at,
                () -> world.spawn(process, 0, () -> {
                    try {
                        process.driver().drive(wakeUp, Deadline.NONE);
                    } catch (dev.baton.engine.log.StoreException e) {
                        process.fell();
                        world.note(() -> process + " " + wakeUp.reason() + " fell and comes again");
                        schedule(wakeUp, world.now() + 1000);
                    }
                }));
    }
}
