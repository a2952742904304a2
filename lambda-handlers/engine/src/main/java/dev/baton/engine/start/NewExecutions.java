package dev.baton.engine.start;

import dev.baton.asl.Arn;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes new executions of machines: names, ARNs, start time. */
final class NewExecutions {
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /**
     * @param ids random ones, for executions without a name and for Express ARNs
     */
    NewExecutions(InstantSource clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * An execution that is to be started now, Standard or Express as its machine is.
     *
     * @param name empty for a random one
     * @param parent the {@code .sync} attempt that waits for it
     */
    NewExecution of(
            MachineTarget target,
            Optional<String> name,
            Json input,
            Optional<String> traceHeader,
            Optional<ParentTask> parent) {
        RegisteredMachine machine = target.machine();
        boolean express = machine.type() == MachineType.EXPRESS;
        String given = name.orElseGet(() -> ids.get().toString());
        Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ExecutionIdentity identity = new ExecutionIdentity(
                express ? expressArn(machine, given) : arn(machine, "execution", given),
                given,
                machine.arn(),
                machine.name(),
                target.settings().roleArn(),
                start,
                input,
                express,
                target.version().map(MachineVersion::arn),
                target.alias().map(MachineAlias::arn),
                target.mockCase());
        return new NewExecution(identity, target.settings().definition(), traceHeader, parent);
    }

    private String expressArn(RegisteredMachine machine, String name) {
        return arn(machine, "express", name) + ":" + ids.get();
    }

    private static String arn(RegisteredMachine machine, String type, String name) {
        return Arn.of(machine.arn())
                .beside(type + ":" + machine.name() + ":" + name)
                .toString();
    }
}
