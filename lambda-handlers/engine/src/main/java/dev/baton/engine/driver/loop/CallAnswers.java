package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.call.Refusals;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the answers of one driver's calls: into the next step, or aside, where a call found no room or another driver was faster. */
final class CallAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(CallAnswers.class);

    private final DriverParts parts;
    private final Position position;
    private final OwnWork work;
    private final OwnCalls own;

    CallAnswers(DriverParts parts, Position position, OwnWork work) {
        this.parts = parts;
        this.position = position;
        this.work = work;
        this.own = work.calls();
    }

    void take(long number, TaskAnswer answer) {
        work.cancels().callAnswered(number, answer);
        Optional<Attempt> open = position.attempt(number);
        Optional<Instant> parked = open.flatMap(attempt -> until(attempt, answer));
        if (parked.isPresent()) {
            own.refused(number, parked.get());
            return;
        }
        own.answered(
                number, open.map(attempt -> work.polls().kept(attempt, answer)).orElse(answer));
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
}
