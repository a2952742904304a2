package dev.baton.engine.driver.decision;

import dev.baton.asl.Step;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.ExecutionKey;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps that break. A step is pure, so what breaks will break again whoever takes it: after a few falls at the same entry the execution
 * fails and says why, instead of felling one driver after the other for ever.
 */
final class BrokenSteps {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenSteps.class);

    /** How often a step is tried in all. */
    static final int MOST = 3;

    private static final int LONGEST_MESSAGE = 500;

    private BrokenSteps() {}

    /**
     * The step, or the one that gives the execution up.
     *
     * @param giveUp makes that
     */
    static Step guarded(ExecutionKey key, Supplier<Step> step, Function<Failure, Step> giveUp) {
        for (int fall = 1; ; fall++) {
            try {
                return checked(step.get());
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("A step of {} broke, {} of {}", key, fall, MOST, e);
                if (fall == MOST) {
                    return giveUp.apply(failure(e));
                }
            }
        }
    }

    /** A state whose next moment cannot be told would fell whoever loads it. */
    private static Step checked(Step step) {
        step.execution().nextDue();
        return step;
    }

    private static Failure failure(Throwable e) {
        String message = String.valueOf(e.getMessage());
        String why = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        return Failure.of(
                ErrorNames.RUNTIME,
                "The engine could not go on with the execution: its step broke " + MOST + " times with "
                        + e.getClass().getSimpleName() + ": " + why);
    }
}
