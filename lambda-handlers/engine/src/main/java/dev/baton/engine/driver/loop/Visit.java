package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.List;

/**
 * One driver's coming to an execution.
 *
 * @param found the execution as it stood then
 * @param woken what brought the driver
 * @param mailbox by which it is reached
 * @param deadline until when it may stay
 */
public record Visit(Standing found, WakeUp woken, Mailbox mailbox, Deadline deadline) {

    /** The head as it was when the driver came. */
    Head head() {
        return found.head();
    }

    List<Mail> mail() {
        return mailbox.drain();
    }

    /** Waits for mail, until then at the latest. */
    void await(Instant until) {
        mailbox.await(until);
    }

    boolean isBounded() {
        return deadline.isBounded();
    }

    /** Whether it is time to hand over. */
    boolean isLate(Instant now) {
        return deadline.isNear(now);
    }

    /** Whether the driver is taken away. */
    boolean isOver(Instant now) {
        return deadline.isOver(now);
    }

    /** Whether the driver came because nobody came. */
    boolean isOfSweep() {
        return woken.reason() == WakeUp.Reason.SWEEP;
    }
}
