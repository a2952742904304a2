package dev.baton.functions;

import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;

/** Runs asynchronous Express executions to their end. Queue: the Express lane's; time-out 310 s, visibility time-out 340 s. */
public final class ExpressFunction extends QueueFunction {

    public ExpressFunction() {
        super(WakeUp.Lane.EXPRESS);
    }

    @Override
    BatchRun.Verdict receive(Engine engine, WakeUp wakeUp, Instant end) {
        engine.executions().runAccepted(wakeUp.key());
        return BatchRun.Verdict.DONE;
    }
}
