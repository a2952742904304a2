package dev.baton.engine.driver.loop;

import dev.baton.asl.Trigger;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.call.Refusals;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.decision.Facts;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.Polls;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one driver's mail: what calls were answered, how jobs stand, what was ended, and that somebody knocked. */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final DriverParts parts;
    private final Mailbox mailbox;
    private final Position position;
    private final OwnCalls own;
    private final Polls polls;
    private final Cancels cancels;
    private final List<Trigger> polled = new ArrayList<>();

    Inbox(DriverParts parts, Mailbox mailbox, Position position, OwnCalls own, Polls polls, Cancels cancels) {
        this.parts = parts;
        this.mailbox = mailbox;
        this.position = position;
        this.own = own;
        this.polls = polls;
        this.cancels = cancels;
    }

    /**
     * Reads what is there.
     *
     * @return whether something may have happened outside that is to be looked at
     */
    boolean read() {
        boolean looks = false;
        for (Mail mail : mailbox.drain()) {
            switch (mail) {
                case Mail.Answer answer -> answered(answer.attempt(), answer.answer());
                case Mail.Polled asked -> looks |= polled(asked);
                case Mail.Cancelled cancelled ->
                    cancels.answered(position.standing(), cancelled.attempt(), cancelled.cancellation());
                case Mail.Knock knock -> looks = true;
            }
        }
        return looks;
    }

    private void answered(long number, TaskAnswer answer) {
        cancels.callAnswered(number, answer);
        Optional<Attempt> open = position.outstanding().attempt(number);
        Optional<Instant> parked = open.flatMap(attempt -> until(attempt, answer));
        if (parked.isPresent()) {
            own.refused(number, parked.get());
            return;
        }
        own.answered(number, open.map(attempt -> polls.kept(attempt, answer)).orElse(answer));
        // Of a submission that another driver has committed meanwhile, only the outcome says something.
        if (!(answer instanceof TaskAnswer.Completed)
                && open.filter(Attempt::isSubmittedSync).isPresent()) {
            own.overtaken(number);
        }
    }

    /** When it is to be made again; empty when the answer counts. */
    private Optional<Instant> until(Attempt attempt, TaskAnswer answer) {
        if (!(answer instanceof TaskAnswer.NoRoom refused) || attempt.isSubmittedSync()) {
            return Optional.empty();
        }
        Optional<Instant> until =
                Refusals.until(attempt, refused, parts.now(), parts.settings().longestPark(), parts.random());
        until.ifPresent(at -> LOG.info(
                "Attempt {} of {} is parked until {}: {}", attempt.number(), position.key(), at, refused.failure()));
        return until;
    }

    private boolean polled(Mail.Polled mail) {
        own.polled(mail.attempt());
        Optional<Attempt> asked = position.outstanding().attempt(mail.attempt()).filter(Attempt::isSubmittedSync);
        asked.ifPresent(
                attempt -> polled.addAll(polls.answered(position.standing(), attempt, mail.status(), parts.now())));
        return asked.isPresent() && Polls.ends(mail.status());
    }

    /** What came in, for the next step. */
    Plan.Incoming incoming(Facts facts) {
        return new Plan.Incoming(own.states().keySet(), polled, facts.stop());
    }

    /** What came in is committed, or changed nothing. */
    void committed() {
        own.committed();
        polled.clear();
    }
}
