package dev.baton.engine.start;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.registry.StateMachines;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Starts executions, for the API and for tasks alike: finds the machine, makes the execution, and tells what a name means that is
 * taken. A start of a Standard machine is idempotent by name while the execution is open and its input is the same; of an Express
 * machine never.
 */
public final class Starts {
    private final MachineLookup machines;
    private final Executions executions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** @param ids random ones, for names, Express ARNs and the choices of aliases */
    public Starts(StateMachines registry, Executions executions, InstantSource clock, Supplier<UUID> ids) {
        this.machines = new MachineLookup(registry);
        this.executions = executions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The execution that was asked for, not yet started.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn, StateMachineDoesNotExist, StateMachineDeleting
     */
    public NewExecution prepare(StartRequest request) {
        Supplier<UUID> drawn = request.attempt()
                .<Supplier<UUID>>map(attempt -> attempt::derived)
                .orElse(ids);
        MachineTarget target =
                machines.findActive(request.machineArn(), () -> drawn.get().getMostSignificantBits());
        NewExecution execution = new NewExecutions(clock, drawn)
                .of(
                        target,
                        request.name(),
                        request.input(),
                        request.traceHeader(),
                        request.attempt().flatMap(StartingAttempt::parent));
        return request.attempt()
                .map(attempt -> execution.of(attempt.incarnation()))
                .orElse(execution);
    }

    /**
     * Starts an execution. It is durable when this returns.
     *
     * @return the one that was started, or the one that stands and is the same by AWS's rule
     * @throws dev.baton.engine.api.wire.ApiException as {@link #prepare}, ExecutionAlreadyExists, KmsAccessDeniedException,
     *     KmsInvalidStateException, and StateMachineTypeNotSupported where a task would wait for an Express execution
     */
    public ExecutionIdentity start(StartRequest request) {
        try {
            return startUnderItsKey(request);
        } catch (KeyRefusedException e) {
            throw StartErrors.keyRefused(e);
        }
    }

    private ExecutionIdentity startUnderItsKey(StartRequest request) {
        NewExecution execution = prepare(request);
        if (execution.identity().express()) {
            if (execution.parent().isPresent()) {
                throw StartErrors.wrongMachineType();
            }
            executions.startExpress(execution);
            return execution.identity();
        }
        return switch (executions.start(execution)) {
            case StartResult.Started started -> unlessDeleting(execution, request);
            case StartResult.NameInUse taken -> standing(taken.standing(), execution);
        };
    }

    private static ExecutionIdentity standing(Head standing, NewExecution execution) {
        if (isOwn(standing, execution) || isSame(standing, execution)) {
            return standing.identity();
        }
        throw StartErrors.executionExists(standing.key().executionArn());
    }

    /**
     * The machine may have gone into DELETING since it was looked up, and whoever deletes it may have looked for executions before this
     * one stood: then nobody else ends it.
     */
    private ExecutionIdentity unlessDeleting(NewExecution execution, StartRequest request) {
        if (!machines.isActive(execution.identity().stateMachineArn())) {
            executions.stop(execution.identity().executionArn(), new Failure(Optional.empty(), Optional.empty()));
            throw StartErrors.machineDeleting(request.machineArn());
        }
        return execution.identity();
    }

    /** Whether this very attempt started it before, be it open or closed. */
    private static boolean isOwn(Head standing, NewExecution execution) {
        return execution
                .incarnation()
                .filter(standing.key().incarnation()::isSameRun)
                .isPresent();
    }

    /** One that another waits for is not given to a task that would wait for it too. */
    private static boolean isSame(Head standing, NewExecution execution) {
        return execution.parent().isEmpty()
                && standing.closing().isEmpty()
                && standing.identity().input().equals(execution.identity().input());
    }
}
