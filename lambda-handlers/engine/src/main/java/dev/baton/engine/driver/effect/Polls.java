package dev.baton.engine.driver.effect;

import dev.baton.asl.Trigger;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Earliest;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.PollPace;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks how submitted jobs stand, as one driver does it: at the moments of the {@link PollPace}, which follow from the submission's
 * time. A job that goes on changes nothing; the end of one completes the attempt's token, as a worker's answer would, so that of two
 * drivers who ask one decides.
 */
public final class Polls {
    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    /** For how long nobody may be allowed to ask, before the task fails. */
    static final Duration LONGEST_REFUSAL = Duration.ofMinutes(5);

    private final DriverParts parts;
    private final Calls calls;
    private final OwnCalls own;
    private final Deadline deadline;
    /** Moments up to here are somebody else's. */
    private final Instant from;

    private final Map<Long, Instant> asked = new HashMap<>();
    private final List<Trigger> polled = new ArrayList<>();

    public Polls(DriverParts parts, OwnCalls own, Deadline deadline, WakeUp woken) {
        this.parts = parts;
        this.calls = new Calls(parts.integration(), parts.settings());
        this.own = own;
        this.deadline = deadline;
        this.from = from(woken, parts.now());
    }

    /** Who was woken for a moment asks what is due since; who came because nobody came, or takes work over, asks about everything. */
    private static Instant from(WakeUp woken, Instant now) {
        boolean all = woken.reason() == WakeUp.Reason.SWEEP || woken.reason().isHandOver();
        return all ? Instant.EPOCH : woken.due().map(due -> due.minusMillis(1)).orElse(now);
    }

    /** A submission that is polled is kept, whether or not the integration needs a handle. */
    public TaskAnswer kept(Attempt attempt, TaskAnswer answer) {
        return answer instanceof TaskAnswer.Submitted submitted && attempt.isSync() && isPolled(attempt)
                ? new TaskAnswer.Submitted(
                        submitted.output(), submitted.handle().or(() -> Optional.of(Json.EMPTY_OBJECT)))
                : answer;
    }

    private boolean isPolled(Attempt attempt) {
        return parts.integration().polls(attempt.resource());
    }

    /** Asks about those that are due, if there is the time for an answer. */
    public void ask(Standing standing, Outstanding outstanding, Instant now) {
        if (!deadline.fits(now, TaskIntegration.POLL_BOUND)) {
            return;
        }
        for (Attempt attempt : outstanding.all()) {
            Optional<Instant> moment = moment(attempt);
            if (moment.filter(at -> !at.isAfter(now)).isPresent()) {
                asked.put(attempt.number(), now);
                Json handle = attempt.task().submission().orElseThrow().handle();
                own.poll(calls.call(standing, attempt, now), handle);
            }
        }
    }

    /** When an attempt's job is to be asked about next; empty when it has none, or is just being asked about. */
    private Optional<Instant> moment(Attempt attempt) {
        Optional<Pending.Submission> submission = attempt.task().submission();
        if (submission.isEmpty() || own.isPolling(attempt.number()) || !isPolled(attempt)) {
            return Optional.empty();
        }
        Instant last = asked.getOrDefault(attempt.number(), from);
        return Optional.of(parts.settings().polls().next(submission.get().at(), last));
    }

    /** When somebody must ask next. */
    public Optional<Instant> next(Outstanding outstanding) {
        Optional<Instant> first = Optional.empty();
        for (Attempt attempt : outstanding.all()) {
            first = Earliest.of(first, moment(attempt));
        }
        return first;
    }

    /**
     * A job was asked about.
     *
     * @return whether that ended its attempt, and the token is to be looked at
     */
    public boolean answered(Standing standing, Outstanding outstanding, Mail.Polled mail) {
        own.polled(mail.attempt());
        Optional<Attempt> asked = outstanding.attempt(mail.attempt()).filter(Attempt::isSubmittedSync);
        asked.ifPresent(attempt -> polled.addAll(meaning(standing, attempt, mail.status(), parts.now())));
        return asked.isPresent() && ends(mail.status());
    }

    /** What the answers change in the state. */
    public List<Trigger> polled() {
        return polled;
    }

    /** What came in is committed, or changed nothing. */
    public void committed() {
        polled.clear();
    }

    /**
     * What an answer means.
     *
     * @return what changes the state; the end of a job does not come so, but through its token, which is completed by then
     */
    private List<Trigger> meaning(Standing standing, Attempt attempt, JobStatus status, Instant now) {
        Optional<Instant> refused = attempt.task().submission().flatMap(Pending.Submission::refusedSince);
        return switch (status) {
            case JobStatus.Running running -> polled(attempt, refused, false);
            case JobStatus.TryLater later -> {
                LOG.info(
                        "Attempt {} of {} could not be asked about: {}",
                        attempt.number(),
                        standing.key(),
                        later.reason());
                yield List.of();
            }
            case JobStatus.Refused not -> {
                if (refused.filter(since -> !since.plus(LONGEST_REFUSAL).isAfter(now))
                        .isEmpty()) {
                    yield polled(attempt, refused, true);
                }
                yield complete(standing, attempt, failed(not.permission()));
            }
            case JobStatus.Ended ended -> complete(standing, attempt, ended.outcome());
            case JobStatus.Gone gone -> complete(standing, attempt, failed(gone.cause()));
        };
    }

    private static boolean ends(JobStatus status) {
        return switch (status) {
            case JobStatus.Ended ended -> true;
            case JobStatus.Gone gone -> true;
            case JobStatus.Refused refused -> true;
            case JobStatus.Running running -> false;
            case JobStatus.TryLater later -> false;
        };
    }

    private static List<Trigger> polled(Attempt attempt, Optional<Instant> refusedSince, boolean refused) {
        return refusedSince.isPresent() == refused
                ? List.of()
                : List.of(new Trigger.TaskPolled(attempt.number(), refused));
    }

    private static Token.Outcome failed(String cause) {
        return new Token.Outcome.Fault(Failure.of(ErrorNames.TASK_FAILED, cause));
    }

    private List<Trigger> complete(Standing standing, Attempt attempt, Token.Outcome outcome) {
        TokenKey token = new TokenKey(standing.key(), attempt.number());
        parts.tokens().complete(token, outcome);
        return List.of();
    }
}
