package dev.baton.integrations.states;

import dev.baton.asl.validation.MachineType;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that an ARN names, in the revision that it names.
 *
 * @param arn without version
 * @param settings of the version, or the current ones
 * @param versionArn when the ARN named a version
 */
record Machine(String arn, String name, MachineType type, MachineSettings settings, Optional<String> versionArn) {
    private static final Pattern ARN =
            Pattern.compile("(arn:[a-z0-9-]+:states:[a-z0-9-]+:[0-9]+:stateMachine:[^:]+)(?::([1-9][0-9]{0,8}))?");

    static Machine find(String arn, StateMachines registry) throws Refusal {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new Refusal("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: " + arn + "'");
        }
        RegisteredMachine machine = registry.machine(parts.group(1)).orElseThrow(() -> missing(arn));
        if (machine.status() == RegisteredMachine.Status.DELETING) {
            throw new Refusal("StateMachineDeleting", "State Machine is being deleted: '" + arn + "'");
        }
        if (parts.group(2) == null) {
            return new Machine(machine.arn(), machine.name(), machine.type(), machine.settings(), Optional.empty());
        }
        MachineVersion version = registry.version(machine.arn(), Integer.parseInt(parts.group(2)))
                .orElseThrow(() -> missing(arn));
        return new Machine(
                machine.arn(), machine.name(), machine.type(), version.settings(), Optional.of(version.arn()));
    }

    private static Refusal missing(String arn) {
        return new Refusal("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
}
