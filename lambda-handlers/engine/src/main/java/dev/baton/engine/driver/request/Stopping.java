package dev.baton.engine.driver.request;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.loop.DriverLoop;
import dev.baton.engine.driver.loop.Visit;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.util.Optional;

/** Stops an execution within the call, beside whatever driver is at work on it: the log decides who was first. */
final class Stopping {
    private final DriverParts parts;

    Stopping(DriverParts parts) {
        this.parts = parts;
    }

    /** The head afterwards, closed; empty when there is no such execution. */
    Optional<Head> stop(String executionArn, Failure failure) {
        Optional<Head> head = parts.log().head(executionArn);
        if (head.isEmpty() || head.get().closing().isPresent()) {
            return head;
        }
        Optional<Head> asked = parts.log().requestStop(head.get().key(), failure);
        return asked.map(open -> open.closing().isPresent() ? open : close(open));
    }

    private Head close(Head open) {
        WakeUp wakeUp = new WakeUp(open.key(), WakeUp.Reason.STOP, 0);
        parts.wakeUps().send(wakeUp, parts.now());
        Mailbox own = parts.threads().mailbox();
        Visit visit = new Visit(new Loading(parts).load(open), wakeUp, own, Deadline.OVER);
        DriverLoop loop = new DriverLoop(parts, visit);
        Head closed = loop.stop(open.stopRequested().orElseThrow());
        parts.active().knock(open.key());
        return closed;
    }
}
