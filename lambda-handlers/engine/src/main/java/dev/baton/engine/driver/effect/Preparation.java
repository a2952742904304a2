package dev.baton.engine.driver.effect;

import dev.baton.asl.Effect;
import dev.baton.asl.Step;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.decision.OwedCancels;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one driver's entries record beside their steps: leases, by the time that this driver has, and the cancels that are owed. */
public final class Preparation {
    private final DriverParts parts;
    private final Calls calls;
    private final OwnCalls own;
    private final Deadline deadline;

    Preparation(DriverParts parts, OwnCalls own, Deadline deadline) {
        this.parts = parts;
        this.calls = new Calls(parts.integration(), parts.settings());
        this.own = own;
        this.deadline = deadline;
    }

    /** Whether this driver has the time for that attempt's call, to its very end. */
    public boolean fits(Attempt attempt, Instant now) {
        return deadline.fits(now, calls.longest(attempt, now)) || (deadline.longest() && !own.hasBegun());
    }

    /** Whether it is time to hand over. */
    public boolean isLate(Instant now) {
        return deadline.isNear(now);
    }

    /**
     * A step as its entry will have it.
     *
     * @param before what is open
     */
    public PreparedStep prepare(Standing standing, Step step, Outstanding before, Plan plan) {
        Outstanding after = Outstanding.of(standing.machine(), step.execution());
        List<Lease> leases = leases(step, after, plan, parts.now());
        List<OwedCancel> owed = OwedCancels.after(standing, step, before, after, plan, parts.integration());
        return new PreparedStep(step, plan, after, leases, owed);
    }

    /** Of the attempts that the step starts, and of those that change hands beside it. */
    private List<Lease> leases(Step step, Outstanding after, Plan plan, Instant now) {
        List<Lease> leases = new ArrayList<>();
        for (Attempt attempt : started(step, after)) {
            if (attempt.isActivity()) {
                // Nobody calls it: a worker comes and takes it.
                continue;
            }
            leases.add(fits(attempt, now) ? calls.held(attempt, now) : Calls.open(attempt, now));
        }
        for (Attempt attempt : plan.claims()) {
            if (after.has(attempt.number())) {
                leases.add(calls.held(attempt, now));
            }
        }
        for (Lease parked : plan.parked()) {
            if (after.has(parked.attempt())) {
                leases.add(parked);
            }
        }
        return leases;
    }

    private static List<Attempt> started(Step step, Outstanding after) {
        List<Attempt> started = new ArrayList<>();
        for (Effect effect : step.effects()) {
            switch (effect) {
                // One that the same step dropped again is not made.
                case Effect.InvokeTask invoke -> after.attempt(invoke.attempt()).ifPresent(started::add);
                case Effect.CancelTask cancel -> {}
                case Effect.ContinueLater later -> {}
            }
        }
        return started;
    }
}
