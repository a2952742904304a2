package dev.baton.engine.api;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out deletions: a machine in DELETING has its running executions stopped, then it is gone. The status is the fact; who
 * finds it (the API call, or the server at its start) carries on.
 */
public final class MachineDeletion {
    private static final Logger LOG = LoggerFactory.getLogger(MachineDeletion.class);
    private static final int PAGE = 100;
    private static final int MOST_STALLS = 20;
    private static final Failure WITHOUT_REASON = new Failure(Optional.empty(), Optional.empty());

    private final StateMachines registry;
    private final ExecutionLog log;
    private final Executions executions;
    private final Executor background;

    /**
     * @param background runs the work that an API call does not wait for
     */
    public MachineDeletion(StateMachines registry, ExecutionLog log, Executions executions, Executor background) {
        this.registry = registry;
        this.log = log;
        this.executions = executions;
        this.background = background;
    }

    /** Takes up the deletions that were under way when the last process ended. */
    public void resume() {
        Optional<String> after = Optional.empty();
        do {
            MachinePage page = registry.machines(PAGE, after);
            page.machines().stream()
                    .filter(machine -> machine.status() == RegisteredMachine.Status.DELETING)
                    .forEach(machine -> start(machine.arn()));
            after = page.next();
        } while (after.isPresent());
    }

    /** Begins to delete a machine that stands in DELETING. */
    void start(String arn) {
        background.execute(() -> carryOut(arn));
    }

    private void carryOut(String arn) {
        try {
            stopAll(arn);
            registry.remove(arn);
            // One that was on its way when the machine went into DELETING may have started since.
            stopAll(arn);
        } catch (RuntimeException e) {
            LOG.error("The deletion of {} stopped half-way; it goes on at the next start", arn, e);
        }
    }

    private void stopAll(String arn) {
        ExecutionQuery running =
                new ExecutionQuery(arn, Optional.empty(), Optional.of(ExecutionStatus.RUNNING), PAGE, Optional.empty());
        List<Head> open = log.list(running).heads();
        for (int stalls = 0; !open.isEmpty(); ) {
            open.forEach(head -> executions.stop(head.key().executionArn(), WITHOUT_REASON));
            List<Head> left = log.list(running).heads();
            stalls = !left.isEmpty() && left.get(0).key().equals(open.get(0).key()) ? stalls + 1 : 0;
            if (stalls == MOST_STALLS) {
                throw new IllegalStateException(
                        "an execution does not end: " + left.get(0).key());
            }
            open = left;
        }
    }
}
