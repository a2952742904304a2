package dev.baton.engine.driver.effect;

import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.decision.OwedCancels;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.PollPace;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues the cancels that an execution owes, as one driver sees them: at once, then at the moments of {@link PollPace#CANCELS} until they
 * count. A confirmation counts when nothing can be started any more: the job's name is known, or the call that would start it is over.
 */
public final class Cancels {
    private static final Logger LOG = LoggerFactory.getLogger(Cancels.class);

    /** For how long a cancel is owed that nobody confirms. */
    static final Duration LONGEST = Duration.ofHours(24);

    private final DriverParts parts;
    private final Calls calls;
    private final OwnCalls own;
    private final Deadline deadline;
    private final Map<Long, Issued> issued = new HashMap<>();
    /** What calls of this driver started, by the answers that came here, as long as the state does not know it. */
    private final Map<Long, Name> handles = new HashMap<>();

    /** Owed for jobs whose name came when nothing was owed for them any more. */
    private final Map<Long, OwedCancel> late = new HashMap<>();

    /** By attempt the name of what a cancel ended that counts; without one where none was known. */
    private final Map<Long, Optional<Json>> settled = new HashMap<>();

    /**
     * A cancel that was issued last.
     *
     * @param name of what it is to end, as far as it was known then
     */
    private record Issued(Instant at, Optional<Json> name) {}

    /** @param since when it was heard: what a late name bears is ended as soon as what has just begun */
    private record Name(Json handle, Instant since) {}

    public Cancels(DriverParts parts, OwnCalls own, Deadline deadline) {
        this.parts = parts;
        this.calls = new Calls(parts.integration(), parts.settings());
        this.own = own;
        this.deadline = deadline;
    }

    /** A call of this driver was answered: what it started is known now, and the cancel that was issued before may have missed it. */
    public void callAnswered(long attempt, TaskAnswer answer) {
        if (own.submitted(attempt)) {
            issued.remove(attempt);
            if (answer instanceof TaskAnswer.Submitted submitted) {
                submitted.handle().ifPresent(handle -> handles.put(attempt, new Name(handle, parts.now())));
            }
        }
    }

    /**
     * After a commit the log knows the name of what was open before it, and that of what is owed by its name.
     *
     * @param before what was open
     */
    public void committed(Standing standing, Outstanding before) {
        handles.keySet()
                .removeIf(attempt -> standing.cancels().stream()
                        .filter(owed -> owed.attempt() == attempt)
                        .findFirst()
                        .map(owed -> owed.handle().isPresent())
                        .orElseGet(() -> before.has(attempt)));
    }

    /**
     * The owed ones: those that the log has, and those that only this driver knows of. A driver that stood still for longer than its
     * lease hears of what its call started when all others took that call for over.
     */
    List<OwedCancel> owed(Standing standing) {
        List<OwedCancel> known = standing.cancels();
        if (handles.isEmpty()) {
            return known;
        }
        List<OwedCancel> owed = new ArrayList<>(known);
        owed.addAll(late(standing, known.stream().map(OwedCancel::attempt).collect(Collectors.toSet())));
        return owed;
    }

    private List<OwedCancel> late(Standing standing, Set<Long> known) {
        Outstanding open = standing.outstanding();
        handles.keySet()
                .removeIf(attempt ->
                        open.attempt(attempt).filter(Attempt::isSubmittedSync).isPresent());
        List<OwedCancel> found = new ArrayList<>();
        handles.forEach((attempt, name) -> {
            if (!open.has(attempt) && !known.contains(attempt) && !isSettled(attempt, Optional.of(name.handle()))) {
                found.add(late.computeIfAbsent(attempt, number -> late(number, name.handle())));
            }
        });
        return found;
    }

    private OwedCancel late(long attempt, Json handle) {
        return OwedCancels.late(own.submission(attempt).orElseThrow(), handle, parts.now(), parts.integration());
    }

    /** Issues those that are due, if there is the time for an answer; what only this driver can name it issues however late it is. */
    public void issue(Standing standing, Instant now) {
        boolean inTime = deadline.fits(now, TaskIntegration.POLL_BOUND);
        for (OwedCancel owed : owed(standing)) {
            long attempt = owed.attempt();
            if (isSettled(owed) || own.isCancelling(attempt)) {
                continue;
            }
            if (!now.isBefore(owed.since().plus(LONGEST))) {
                LOG.error("What attempt {} of {} started was not ended in {}", attempt, standing.key(), LONGEST);
                settled.put(attempt, handle(owed));
            } else if ((inTime || handles.containsKey(attempt)) && !moment(owed).isAfter(now)) {
                issued.put(attempt, new Issued(now, handle(owed)));
                own.cancel(calls.call(standing, owed), handle(owed));
            }
        }
    }

    private boolean isSettled(OwedCancel owed) {
        return isSettled(owed.attempt(), handle(owed));
    }

    /** What was ended without its name may have been missed: who heard it late, whichever process, writes it down, and it is owed again. */
    private boolean isSettled(long attempt, Optional<Json> name) {
        return settled.containsKey(attempt) && (name.isEmpty() || name.equals(settled.get(attempt)));
    }

    private Instant moment(OwedCancel owed) {
        return issued(owed)
                .map(last -> PollPace.CANCELS.next(owed.since(), last.at()))
                .orElse(owed.since());
    }

    /** The last one, unless the name has come since, from whoever: what was issued without it may have missed what bears the name. */
    private Optional<Issued> issued(OwedCancel owed) {
        return Optional.ofNullable(issued.get(owed.attempt()))
                .filter(last -> last.name().equals(handle(owed)));
    }

    private Optional<Json> handle(OwedCancel owed) {
        return owed.handle()
                .or(() -> Optional.ofNullable(handles.get(owed.attempt())).map(Name::handle));
    }

    /** A cancel was answered. */
    public void answered(Standing standing, long attempt, Cancellation answer) {
        own.cancelled(attempt);
        switch (answer) {
            case Cancellation.Confirmed confirmed ->
                owed(standing).stream()
                        .filter(owed -> owed.attempt() == attempt)
                        .filter(owed -> issued(owed)
                                .filter(last -> counts(owed, last.at()))
                                .isPresent())
                        .forEach(owed -> settled.put(attempt, handle(owed)));
            case Cancellation.TryLater later ->
                LOG.info("Attempt {} of {} is not ended yet: {}", attempt, standing.key(), later.reason());
        }
    }

    /** Whether a cancel that was issued then met all that the attempt's call could start. */
    private boolean counts(OwedCancel owed, Instant issuedAt) {
        if (owed.caller().isEmpty() || handle(owed).isPresent()) {
            return true;
        }
        if (own.submitted(owed.attempt()) && !own.wasMadeAgain(owed.attempt())) {
            return !own.isRunning(owed.attempt());
        }
        Lease lease = new Lease(owed.attempt(), owed.caller().get(), owed.callEnd());
        // What a process has sent that is no more may still be on its way.
        Instant over = parts.settings().leases().lostAt(lease).orElse(owed.callEnd());
        return !issuedAt.isBefore(over);
    }

    /** Those of the owed ones that are not owed any more. */
    public Set<Long> settled(Standing standing) {
        Set<Long> done = new HashSet<>();
        for (OwedCancel owed : standing.cancels()) {
            if (isSettled(owed)) {
                done.add(owed.attempt());
            }
        }
        return done;
    }

    /** Those that are still owed and whose names nobody else knows. */
    public List<OwedCancel> named(Standing standing) {
        List<OwedCancel> named = new ArrayList<>();
        for (OwedCancel owed : owed(standing)) {
            Name name = handles.get(owed.attempt());
            boolean isNew = owed.handle().isEmpty() || late.get(owed.attempt()) == owed;
            if (name != null && isNew && !isSettled(owed)) {
                named.add(owed.named(name.handle(), name.since()));
            }
        }
        return named;
    }

    /** Whether any is still owed. */
    public boolean isOwing(Standing standing) {
        return owed(standing).stream().anyMatch(owed -> !isSettled(owed));
    }

    /** When the next one is to be issued. */
    public Optional<Instant> next(Standing standing) {
        List<OwedCancel> all = owed(standing);
        return all.isEmpty() ? Optional.empty() : first(all);
    }

    private Optional<Instant> first(List<OwedCancel> all) {
        return all.stream()
                .filter(owed -> !isSettled(owed) && !own.isCancelling(owed.attempt()))
                .map(this::moment)
                .min(Instant::compareTo);
    }
}
