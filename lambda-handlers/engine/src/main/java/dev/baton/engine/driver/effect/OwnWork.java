package dev.baton.engine.driver.effect;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Earliest;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;

/** What one driver has under way outside: its calls, its questions about jobs, and its cancels; their answers come into one mailbox. */
public final class OwnWork {
    private final OwnCalls calls;
    private final Preparation preparation;
    private final Polls polls;
    private final Cancels cancels;

    /** @param woken what brought the driver */
    public OwnWork(DriverParts parts, WakeUp woken, Mailbox mailbox, Deadline deadline) {
        this.calls = new OwnCalls(parts.tasks(), mailbox);
        this.preparation = new Preparation(parts, calls, deadline);
        this.cancels = new Cancels(parts, calls, deadline);
        this.polls = new Polls(parts, calls, deadline, woken);
    }

    public OwnCalls calls() {
        return calls;
    }

    /** Says which calls it takes on. */
    public Preparation preparation() {
        return preparation;
    }

    public Polls polls() {
        return polls;
    }

    public Cancels cancels() {
        return cancels;
    }

    /** Asks about the jobs, and issues the cancels, whose moment has come. */
    public void ask(Standing standing, Outstanding outstanding, Instant now) {
        polls.ask(standing, outstanding, now);
        cancels.issue(standing, now);
    }

    /** When a job is to be asked about, or a cancel to be issued, next. */
    public Optional<Instant> nextAsking(Standing standing, Outstanding outstanding) {
        return Earliest.of(polls.next(outstanding), cancels.next(standing));
    }

    /** Whether nothing of it is under way, and nothing that came of it is known here alone. */
    public boolean isSettled(Standing standing) {
        return !calls.isRunning() && !calls.hasNews() && cancels.named(standing).isEmpty();
    }
}
