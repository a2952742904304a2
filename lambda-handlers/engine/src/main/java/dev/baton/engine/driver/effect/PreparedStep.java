package dev.baton.engine.driver.effect;

import dev.baton.asl.Step;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.util.List;

/**
 * A step with what its entry records beside it.
 *
 * @param plan that it carries out
 * @param after what is open after it
 * @param leases that it gives
 * @param owed cancels after it
 */
public record PreparedStep(Step step, Plan plan, Outstanding after, List<Lease> leases, List<OwedCancel> owed) {}
