package dev.baton.integrations.states;

import dev.baton.asl.validation.MachineType;
import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.Routing;
import dev.baton.engine.registry.StateMachines;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that an ARN names, in the revision that it names.
 *
 * @param arn without version
 * @param settings of the version, or the current ones
 * @param versionArn when the ARN named a version, or an alias: then the one that it chose
 * @param aliasArn when the ARN named an alias
 */
record Machine(
        String arn,
        String name,
        MachineType type,
        MachineSettings settings,
        Optional<String> versionArn,
        Optional<String> aliasArn) {
    private static final Pattern ARN = Pattern.compile(
            "(arn:[a-z0-9-]+:states:[a-z0-9-]+:[0-9]+:stateMachine:[^:]+)(?::(?:([1-9][0-9]{0,8})|([a-zA-Z0-9_.-]+)))?");

    /**
     * Finds a machine.
     *
     * @param draw decides which version an alias gives; the same for the same attempt, so that a repeated call starts the
     *     same child
     */
    static Machine find(String arn, StateMachines registry, Routing routing, long draw) throws Refusal {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new Refusal("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: " + arn + "'");
        }
        RegisteredMachine machine = registry.machine(parts.group(1)).orElseThrow(() -> missing(arn));
        if (machine.status() == RegisteredMachine.Status.DELETING) {
            throw new Refusal("StateMachineDeleting", "State Machine is being deleted: '" + arn + "'");
        }
        if (parts.group(2) != null) {
            MachineVersion version = registry.version(machine.arn(), Integer.parseInt(parts.group(2)))
                    .orElseThrow(() -> missing(arn));
            return of(machine, Optional.of(version), Optional.empty());
        }
        if (parts.group(3) != null) {
            Routing.Route route =
                    routing.route(machine, parts.group(3), () -> draw).orElseThrow(() -> missing(arn));
            return of(machine, Optional.of(route.version()), Optional.of(route.alias()));
        }
        return of(machine, Optional.empty(), Optional.empty());
    }

    private static Machine of(
            RegisteredMachine machine, Optional<MachineVersion> version, Optional<MachineAlias> alias) {
        return new Machine(
                machine.arn(),
                machine.name(),
                machine.type(),
                version.map(MachineVersion::settings).orElse(machine.settings()),
                version.map(MachineVersion::arn),
                alias.map(MachineAlias::arn));
    }

    private static Refusal missing(String arn) {
        return new Refusal("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
}
