package dev.baton.engine.driver.call;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.Pending;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Attempts as calls: how long they may take, and under which lease. Pure. */
public record Calls(TaskIntegration integration, DriverSettings settings) {
    /**
     * The owner of an attempt that was not made, because it did not fit or found no room: whoever has time claims it, once the
     * lease has ended.
     */
    public static final String NOBODY = "";

    /** The smaller of what is left of TimeoutSeconds and what the integration allows. */
    Duration bound(Attempt attempt, Instant now) {
        Pending.Task task = attempt.task();
        Duration longest = integration.bound(attempt.resource(), task.parameters());
        // A token task's TimeoutSeconds bounds its worker, and through it the call too.
        Optional<Duration> left = task.timeoutAt().map(at -> Duration.between(now, at));
        return left.filter(time -> time.compareTo(longest) < 0)
                .map(time -> time.isNegative() ? Duration.ZERO : time)
                .orElse(longest);
    }

    /**
     * How long a driver may have to stay for the call. One whose attempt was closed is abandoned; but the answer of one that may have
     * started what is to be ended is awaited, however early TimeoutSeconds closed the attempt.
     */
    public Duration longest(Attempt attempt, Instant now) {
        return integration.cancels(attempt.resource())
                ? integration.bound(attempt.resource(), attempt.task().parameters())
                : bound(attempt, now);
    }

    /** The lease of an attempt that the driver which commits it makes at once. */
    public Lease held(Attempt attempt, Instant now) {
        return new Lease(attempt.number(), settings.epoch(), now.plus(bound(attempt, now)));
    }

    /**
     * The lease of an attempt that does not fit: it is committed, and whoever has the time claims it. It ended some time ago,
     * so that whoever's clock is behind does not take it for a parked one.
     */
    public static Lease open(Attempt attempt, Instant now) {
        return new Lease(attempt.number(), NOBODY, now.minus(DriverSettings.EARLIEST));
    }

    /** The same of all whose calls are awaited. */
    public static List<Lease> open(Outstanding outstanding, Instant now) {
        return outstanding.all().stream()
                .filter(Attempt::awaitsCall)
                .map(attempt -> open(attempt, now))
                .toList();
    }

    /** The lease of an attempt whose call found no room: nobody answers for it, and nobody claims it before that time. */
    public static Lease parked(Attempt attempt, Instant until) {
        return new Lease(attempt.number(), NOBODY, until);
    }

    /** Whether the driver may still make the call: it may have been suspended since its commit. */
    public boolean mayStart(Lease lease, Instant now) {
        return lease.owner().equals(settings.epoch())
                && settings.leases()
                        .lostAt(lease)
                        .filter(at -> !at.isAfter(now))
                        .isEmpty();
    }

    public TaskCall call(Standing standing, Attempt attempt, Instant now) {
        return new TaskCall(
                standing.key(),
                standing.head().identity(),
                attempt.frame().state(),
                attempt.number(),
                attempt.frame().retryCount(),
                attempt.resource(),
                attempt.task().parameters(),
                attempt.task().roleArn(),
                standing.head().traceHeader(),
                bound(attempt, now));
    }

    /** The call of an attempt that was closed, as it was made. */
    public TaskCall call(Standing standing, OwedCancel owed) {
        return new TaskCall(
                standing.key(),
                standing.head().identity(),
                owed.state(),
                owed.attempt(),
                owed.retryCount(),
                resource(standing, owed),
                owed.parameters(),
                owed.roleArn(),
                standing.head().traceHeader(),
                TaskIntegration.POLL_BOUND);
    }

    private static TaskResource resource(Standing standing, OwedCancel owed) {
        return ((TaskState) standing.machine().blocks().get(owed.block()).state(owed.state())).resource();
    }
}
