package dev.baton.engine.driver.loop;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.effect.Polls;
import dev.baton.engine.driver.process.DriverParts;
import java.util.Optional;

/** Reads one driver's mail: what calls were answered, how jobs stand, what was ended, and that somebody knocked. */
final class Inbox {
    private final Visit visit;
    private final Position position;
    private final OwnCalls own;
    private final Polls polls;
    private final Cancels cancels;
    private final CallAnswers answers;

    Inbox(DriverParts parts, Visit visit, Position position, OwnWork work) {
        this.visit = visit;
        this.position = position;
        this.own = work.calls();
        this.polls = work.polls();
        this.cancels = work.cancels();
        this.answers = new CallAnswers(parts, position, work);
    }

    /**
     * Reads what is there.
     *
     * @return whether something may have happened outside that is to be looked at
     */
    boolean read() {
        boolean looks = false;
        for (Mail mail : visit.mail()) {
            switch (mail) {
                case Mail.Answer answer -> answers.take(answer.attempt(), answer.answer());
                case Mail.Polled asked -> looks |= polls.answered(position.standing(), position.outstanding(), asked);
                case Mail.Cancelled cancelled ->
                    cancels.answered(position.standing(), cancelled.attempt(), cancelled.cancellation());
                case Mail.Knock knock -> looks = true;
            }
        }
        return looks;
    }

    /**
     * What came in, for the next step.
     *
     * @param stop that was asked for
     */
    Plan.Incoming incoming(Optional<Failure> stop) {
        return new Plan.Incoming(own.states().keySet(), polls.polled(), stop);
    }

    /** What came in is committed, or changed nothing. */
    void committed() {
        own.committed();
        polls.committed();
    }
}
