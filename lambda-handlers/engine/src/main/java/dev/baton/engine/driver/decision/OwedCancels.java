package dev.baton.engine.driver.decision;

import dev.baton.asl.Effect;
import dev.baton.asl.Step;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.task.TaskIntegration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which cancels are owed after a step. Pure. */
public final class OwedCancels {
    private OwedCancels() {}

    /**
     * Those that were owed before and are not settled, and one for each attempt that the step closes before its own end.
     *
     * @param before what was open before the step
     * @param after what is open after it
     * @param integration asked for its properties
     */
    public static List<OwedCancel> after(
            Standing standing,
            Step step,
            Outstanding before,
            Outstanding after,
            Plan plan,
            TaskIntegration integration) {
        List<OwedCancel> owed = new ArrayList<>();
        Set<Long> told = plan.named().stream().map(OwedCancel::attempt).collect(Collectors.toSet());
        for (OwedCancel known : standing.cancels()) {
            if (!plan.settled().contains(known.attempt()) && !told.contains(known.attempt())) {
                owed.add(known);
            }
        }
        owed.addAll(plan.named());
        for (long closed : closed(step, plan)) {
            before.attempt(closed)
                    .filter(attempt -> !after.has(closed) && integration.cancels(attempt.resource()))
                    .filter(attempt -> wasCalled(attempt, standing))
                    .map(attempt -> owed(
                            attempt, standing.lease(closed), step.execution().time(), integration))
                    .ifPresent(owed::add);
        }
        return owed;
    }

    /** That of a job whose name came when its attempt was closed, and nothing was owed for it any more. */
    public static OwedCancel late(Attempt attempt, Json handle, Instant now, TaskIntegration integration) {
        return owed(attempt, Optional.empty(), now, integration).named(handle, now);
    }

    /** Nobody calls without a lease, so what has none has begun nothing. */
    private static boolean wasCalled(Attempt attempt, Standing standing) {
        return !attempt.awaitsCall() || standing.lease(attempt.number()).isPresent();
    }

    private static Set<Long> closed(Step step, Plan plan) {
        Set<Long> closed = new HashSet<>(plan.lost());
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.CancelTask cancel) {
                closed.add(cancel.attempt());
            }
        }
        return closed;
    }

    /** A call may go on for longer than its lease, which TimeoutSeconds cuts short. */
    private static OwedCancel owed(Attempt attempt, Optional<Lease> lease, Instant now, TaskIntegration integration) {
        Pending.Task task = attempt.task();
        Optional<Lease> call = attempt.awaitsCall() ? lease : Optional.empty();
        return new OwedCancel(
                attempt.number(),
                attempt.frame().block(),
                attempt.frame().state(),
                attempt.frame().retryCount(),
                task.parameters(),
                task.roleArn(),
                task.submission().map(Pending.Submission::handle),
                now,
                call.map(Lease::owner).filter(owner -> !owner.equals(Calls.NOBODY)),
                now.plus(integration.bound(attempt.resource(), task.parameters())));
    }
}
