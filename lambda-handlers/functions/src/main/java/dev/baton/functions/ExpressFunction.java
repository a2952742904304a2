package dev.baton.functions;

import dev.baton.asl.Limits;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;

/** Runs asynchronous Express executions to their end. Queue: the Express lane's; time-out 310 s, visibility time-out 340 s. */
public final class ExpressFunction extends QueueFunction {
    public ExpressFunction() {
        super(WakeUp.Lane.EXPRESS);
    }

    /** One that is begun must have the five minutes that it may take, or it is cut off and run again. */
    @Override
    Instant beginsUntil(Instant start, Instant end) {
        return last(start, end);
    }

    static Instant last(Instant start, Instant end) {
        Instant last = end.minus(Limits.LONGEST_EXPRESS);
        return last.isAfter(start) ? last : half(start, end);
    }

    @Override
    BatchRun.Verdict receive(Engine engine, WakeUp wakeUp, Instant end) {
        engine.executions().runAccepted(wakeUp.key(), end);
        return BatchRun.Verdict.DONE;
    }
}
