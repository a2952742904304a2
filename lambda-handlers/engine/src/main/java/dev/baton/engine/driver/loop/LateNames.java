package dev.baton.engine.driver.loop;

import dev.baton.asl.Step;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.effect.Preparation;
import dev.baton.engine.log.OwedCancel;
import java.util.List;

/** Names of what an attempt has begun, which one driver heard when the attempt, or the whole execution, was closed. */
final class LateNames {
    private final Position position;
    private final Cancels cancels;
    private final Preparation preparation;

    LateNames(Position position, OwnWork work) {
        this.position = position;
        this.cancels = work.cancels();
        this.preparation = work.preparation();
    }

    /**
     * Writes down those that only this driver knows: whoever comes later ends what bears them. Where the execution was redriven meanwhile,
     * they go into the log of its next life, whose drivers do that.
     *
     * @return whether there were any
     */
    boolean writeDown() {
        boolean any = false;
        for (List<OwedCancel> named = known(); !named.isEmpty(); named = known()) {
            any = true;
            Outstanding before = position.outstanding();
            if (write(position.standing(), before, named)) {
                cancels.committed(position.standing(), before);
            }
        }
        return any;
    }

    private List<OwedCancel> known() {
        return cancels.named(position.standing());
    }

    /** @return false when another driver was faster */
    private boolean write(Standing standing, Outstanding before, List<OwedCancel> named) {
        Step nothing = new Step(standing.execution(), List.of(), List.of());
        Plan plan = Plan.NONE.withCancels(cancels.settled(standing), named);
        return position.commit(preparation.prepare(standing, nothing, before, plan));
    }
}
