package dev.baton.engine.driver.request;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Executions.ExpressRun;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.loop.DriverLoop;
import dev.baton.engine.driver.loop.Visit;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.driver.process.RetriedExpressInputs;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Express executions: driven as others are, over a log that keeps nothing, and waited for in place, at most five minutes. Asynchronous
 * ones run at least once: their input is durable before they are answered, and forgotten at their end.
 */
final class ExpressRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressRuns.class);

    private final DriverParts parts;
    private final RandomGenerator random;
    private final ExpressInputs inputs;

    /** @param parts of the process, for whatever executions */
    ExpressRuns(DriverParts parts, ExpressInputs inputs) {
        this.parts = parts.ofExpress();
        this.random = parts.random();
        this.inputs = new RetriedExpressInputs(inputs, parts.retry());
    }

    /** Starts one that nobody waits for; a call that is repeated finds the one that runs. */
    void start(NewExecution execution) {
        ExecutionKey key = draw(execution);
        boolean runs = execution.incarnation().isPresent() && inputs.input(key).isPresent();
        if (!runs) {
            startAgain(accept(key, execution));
        }
    }

    /** Keeps its input; it is run by whoever gets the wake-up. */
    void startElsewhere(NewExecution execution) {
        WakeUp wakeUp = new WakeUp(accept(draw(execution), execution).key(), WakeUp.Reason.EXPRESS, 0);
        parts.wakeUps().send(wakeUp, parts.now());
    }

    private ExpressInput accept(ExecutionKey key, NewExecution execution) {
        ExpressInput input =
                new ExpressInput(key, execution.identity(), execution.definition(), execution.traceHeader());
        inputs.put(input);
        return input;
    }

    /**
     * Runs an accepted one to its end, unless it has ended or is being run by another: a message may come twice.
     *
     * @param end when who runs it is ended, so that it is nobody's after that: if it died, its message comes again then
     */
    void runAccepted(ExecutionKey key, Instant end) {
        Instant now = parts.now();
        if (inputs.begin(key, now, end)) {
            inputs.input(key).ifPresent(this::runAndForget);
        }
    }

    /** Runs every accepted one that has not ended, after a restart. Returns how many. */
    int recover() {
        List<ExpressInput> open = new ArrayList<>();
        inputs.forEachOpen(open::add);
        open.forEach(this::startAgain);
        return open.size();
    }

    private void startAgain(ExpressInput input) {
        parts.threads().start("express " + input.key().executionArn(), () -> {
            try {
                runAndForget(input);
            } catch (RuntimeException e) {
                // Run again after a restart; there is no log that could say how it ended.
                LOG.error("the express execution {} broke", input.key().executionArn(), e);
            }
        });
    }

    private void runAndForget(ExpressInput input) {
        run(input.key(), new NewExecution(input.identity(), input.definition(), input.traceHeader(), Optional.empty()));
        inputs.remove(input.key());
    }

    /** Runs one to its end, in its caller's thread. */
    ExpressRun run(NewExecution execution) {
        return run(draw(execution), execution.awaited());
    }

    private ExpressRun run(ExecutionKey key, NewExecution execution) {
        Standing standing = new Loading(parts).fresh(head(key, execution));
        WakeUp wakeUp = new WakeUp(key, WakeUp.Reason.EXPRESS, 0);
        Visit visit = new Visit(standing, wakeUp, parts.threads().mailbox(), Deadline.NONE);
        Execution end = new DriverLoop(parts, visit).toEnd();
        return new ExpressRun(end, execution.identity().startTime(), end.time());
    }

    /** Nobody finds it: it says who the execution is. */
    private static Head head(ExecutionKey key, NewExecution execution) {
        return new Head(
                key,
                execution.identity(),
                execution.definition(),
                execution.traceHeader(),
                execution.parent(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ExecutionKey draw(NewExecution execution) {
        return execution.key(random);
    }
}
