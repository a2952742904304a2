package dev.baton.engine.driver;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.PollPace;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues the cancels that an execution owes, as one driver sees them: at once, then at the moments of {@link PollPace#CANCELS} until they
 * count. A confirmation counts when nothing can be started any more: the job's name is known, or the call that would start it is over.
 */
final class Cancels {
    private static final Logger LOG = LoggerFactory.getLogger(Cancels.class);

    /** For how long a cancel is owed that nobody confirms. */
    static final Duration LONGEST = Duration.ofHours(24);

    private final DriverParts parts;
    private final Calls calls;
    private final Attempts attempts;
    private final Deadline deadline;
    private final Map<Long, Instant> issued = new HashMap<>();
    /** What calls of this driver started, by the answers that came here. */
    private final Map<Long, Json> handles = new HashMap<>();

    private final Set<Long> settled = new HashSet<>();

    Cancels(DriverParts parts, Attempts attempts, Deadline deadline) {
        this.parts = parts;
        this.calls = new Calls(parts.ports().integration(), parts.settings());
        this.attempts = attempts;
        this.deadline = deadline;
    }

    /** A call of this driver was answered: what it started is known now, and the cancel that was issued before may have missed it. */
    void callAnswered(long attempt, TaskAnswer answer) {
        if (attempts.submitted(attempt)) {
            issued.remove(attempt);
            if (answer instanceof TaskAnswer.Submitted submitted) {
                submitted.handle().ifPresent(handle -> handles.put(attempt, handle));
            }
        }
    }

    /** Issues those that are due, if there is the time for an answer; what only this driver can name it issues however late it is. */
    void issue(Standing standing, Instant now) {
        boolean inTime = deadline.fits(now, TaskIntegration.POLL_BOUND);
        for (OwedCancel owed : standing.chain().cancels()) {
            long attempt = owed.attempt();
            if (settled.contains(attempt) || attempts.isCancelling(attempt)) {
                continue;
            }
            if (!now.isBefore(owed.since().plus(LONGEST))) {
                LOG.error("What attempt {} of {} started was not ended in {}", attempt, standing.key(), LONGEST);
                settled.add(attempt);
            } else if ((inTime || handles.containsKey(attempt)) && !moment(owed).isAfter(now)) {
                issued.put(attempt, now);
                attempts.cancel(calls.call(standing, owed), handle(owed));
            }
        }
    }

    private Instant moment(OwedCancel owed) {
        Instant last = issued.get(owed.attempt());
        return last == null ? owed.since() : PollPace.CANCELS.next(owed.since(), last);
    }

    private Optional<Json> handle(OwedCancel owed) {
        return owed.handle().or(() -> Optional.ofNullable(handles.get(owed.attempt())));
    }

    /** A cancel was answered. */
    void answered(Standing standing, long attempt, Cancellation answer) {
        attempts.cancelled(attempt);
        Instant at = issued.get(attempt);
        switch (answer) {
            case Cancellation.Confirmed confirmed -> {
                if (at != null) {
                    standing.chain().cancels().stream()
                            .filter(owed -> owed.attempt() == attempt && counts(owed, at))
                            .forEach(owed -> settled.add(attempt));
                }
            }
            case Cancellation.TryLater later ->
                LOG.info("Attempt {} of {} is not ended yet: {}", attempt, standing.key(), later.reason());
        }
    }

    /** Whether a cancel that was issued then met all that the attempt's call could start. */
    private boolean counts(OwedCancel owed, Instant issuedAt) {
        if (owed.caller().isEmpty() || handle(owed).isPresent()) {
            return true;
        }
        if (attempts.submitted(owed.attempt())) {
            return !attempts.isRunning(owed.attempt());
        }
        boolean ours = owed.caller().get().equals(parts.settings().epoch());
        Lease lease = new Lease(owed.attempt(), owed.caller().get(), owed.callEnd());
        Optional<Instant> over = parts.settings().leases().lostAt(lease);
        // The calls of a process that is no more are over; one of this process may have been left by a driver that
        // fell.
        return over.or(() -> ours ? Optional.of(owed.callEnd()) : Optional.empty())
                .filter(issuedAt::isBefore)
                .isEmpty();
    }

    /** Those of the owed ones that are not owed any more. */
    Set<Long> settled(Standing standing) {
        Set<Long> done = new HashSet<>();
        for (OwedCancel owed : standing.chain().cancels()) {
            if (settled.contains(owed.attempt())) {
                done.add(owed.attempt());
            }
        }
        return done;
    }

    /** What those have started that are still owed, as nobody else knows. */
    Map<Long, Json> named(Standing standing) {
        Map<Long, Json> named = new HashMap<>();
        for (OwedCancel owed : standing.chain().cancels()) {
            Json handle = handles.get(owed.attempt());
            if (handle != null && owed.handle().isEmpty() && !settled.contains(owed.attempt())) {
                named.put(owed.attempt(), handle);
            }
        }
        return named;
    }

    /** When the next one is to be issued. */
    Optional<Instant> next(Standing standing) {
        return standing.chain().cancels().stream()
                .filter(owed -> !settled.contains(owed.attempt()) && !attempts.isCancelling(owed.attempt()))
                .map(this::moment)
                .min(Instant::compareTo);
    }
}
