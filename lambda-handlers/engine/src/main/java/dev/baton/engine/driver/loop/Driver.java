package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that drives an execution: step, commit, act, until it must wait. Thread-safe; one for each process.
 */
public final class Driver {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    private static final Duration AFTER_A_FALL = Duration.ofSeconds(1);

    /** What became of a wake-up. */
    public enum Outcome {
        /** Done with: it may be forgotten. */
        DONE,
        /** A driver of this process is at work on the execution and was told; a durable queue keeps the message for later. */
        BUSY,
        /** It announces what is not visible yet: put it back for a second. */
        NOT_YET
    }

    private final DriverParts parts;

    public Driver(DriverParts parts) {
        this.parts = parts;
    }

    /**
     * Looks at the execution and drives it as far as it goes.
     *
     * @param deadline when this process must have ended
     * @throws dev.baton.engine.log.StoreException when the store cannot answer for long; the wake-up is to be tried again, as
     *     after any other exception
     */
    public Outcome drive(WakeUp wakeUp, Deadline deadline) {
        Optional<Mailbox> mailbox = parts.active().enter(wakeUp.key());
        if (mailbox.isEmpty()) {
            return Outcome.BUSY;
        }
        try {
            return drive(wakeUp, mailbox.get(), deadline);
        } finally {
            leaveFinally(wakeUp.key(), mailbox.get());
        }
    }

    private Outcome drive(WakeUp wakeUp, Mailbox mailbox, Deadline deadline) {
        Optional<Head> head = new Loading(parts).head(wakeUp.key());
        if (head.filter(closed -> isOver(closed, wakeUp)).isPresent()) {
            parts.wakeUps().forgetMoments(wakeUp.key());
            return Outcome.DONE;
        }
        Optional<Standing> standing = head.map(new Loading(parts)::load);
        if (standing.isEmpty()) {
            return Outcome.DONE;
        }
        if (standing.get().seq() < wakeUp.expectedSeq()) {
            return Outcome.NOT_YET;
        }
        DriverLoop loop = new DriverLoop(parts, new Visit(standing.get(), wakeUp, mailbox, deadline));
        loop.takeOver();
        run(loop, standing.get().head(), mailbox);
        return Outcome.DONE;
    }

    /** Nothing is left to be done: nothing is owed, and its parent was told of its end and does not ask for it again. */
    private static boolean isOver(Head head, WakeUp wakeUp) {
        return head.closing().isPresent()
                && head.dueAt().isEmpty()
                && (head.parent().isEmpty() || wakeUp.reason() != WakeUp.Reason.START);
    }

    /** Drives a new execution on, beside its caller. */
    public void goOn(DriverLoop loop, Head head, Mailbox mailbox) {
        parts.threads().start("drive " + head.key().executionArn(), () -> {
            try {
                loop.goOn();
                run(loop, head, mailbox);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("the driver of {} fell", head.key(), e);
                parts.active().abandon(head.key(), mailbox);
                again(head.key(), AFTER_A_FALL);
            } finally {
                leaveFinally(head.key(), mailbox);
            }
        });
    }

    private void leaveFinally(ExecutionKey key, Mailbox mailbox) {
        if (parts.active().abandon(key, mailbox)) {
            knocked(key);
        }
    }

    /**
     * Whoever knocked at a driver that had come to the end knows of something new: it was redriven. Messages of a durable queue come
     * again by themselves.
     */
    private void knocked(ExecutionKey key) {
        if (!parts.settings().durableWakeUps()) {
            again(key, Duration.ZERO);
        }
    }

    /** No message brought this driver here, so none will come again by itself. */
    private void again(ExecutionKey key, Duration pause) {
        WakeUp wakeUp = new WakeUp(key, WakeUp.Reason.CONTINUE, 0);
        parts.wakeUps().send(wakeUp, parts.now().plus(pause));
    }

    private void run(DriverLoop loop, Head head, Mailbox mailbox) {
        if (loop.run(() -> parts.active().leave(head.key(), mailbox))) {
            parts.wakeUps().forgetMoments(head.key());
            if (loop.end()) {
                knocked(head.key());
            }
        }
    }
}
