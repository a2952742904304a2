package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.loop.Driver;
import dev.baton.engine.log.codec.UnknownCodecVersionException;
import dev.baton.engine.wakeup.WakeUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/** What the functions of the three queues have in common: a batch of wake-ups in, the failed ones out. */
abstract class QueueFunction implements RequestStreamHandler {
    private final Wiring wiring = Wiring.ofThisFunction();
    private final WakeUp.Lane lane;

    QueueFunction(WakeUp.Lane lane) {
        this.lane = lane;
    }

    /** Until when something new is begun; what comes later goes back to the queue. */
    Instant beginsUntil(Instant start, Instant end) {
        return half(start, end);
    }

    static Instant half(Instant start, Instant end) {
        return start.plus(Duration.between(start, end).dividedBy(2));
    }

    /** Takes one wake-up; {@code end} is when the process is taken away. */
    abstract BatchRun.Verdict receive(Engine engine, WakeUp wakeUp, Instant end);

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        wiring.accounted(context, () -> workOff(input, output, context));
    }

    private void workOff(InputStream input, OutputStream output, Context context) throws IOException {
        Instant start = wiring.now();
        Instant end = start.plusMillis(context.getRemainingTimeInMillis());
        Instant last = beginsUntil(start, end);
        Engine engine = wiring.engine();
        BatchRun run = new BatchRun(
                lane,
                engine.returns(),
                wakeUp -> receive(engine, wakeUp, end),
                () -> wiring.now().isAfter(last));
        try {
            Events.write(QueueEvent.answer(run.run(QueueEvent.of(Events.read(input)))), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the function was told to end");
        }
    }

    /** Drives the execution as far as it goes. */
    static BatchRun.Verdict drive(Engine engine, WakeUp wakeUp, Deadline deadline) {
        try {
            Driver.Outcome outcome = engine.executions().driver().drive(wakeUp, deadline);
            return switch (outcome) {
                case DONE -> BatchRun.Verdict.DONE;
                case BUSY, NOT_YET -> BatchRun.Verdict.PUT_BACK;
            };
        } catch (UnknownCodecVersionException e) {
            return BatchRun.Verdict.LEAVE_TO_NEWER;
        }
    }
}
