package dev.baton.engine.driver;

import dev.baton.asl.Step;
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
record Prepared(Step step, Plan plan, Outstanding after, List<Lease> leases, List<OwedCancel> owed) {}
