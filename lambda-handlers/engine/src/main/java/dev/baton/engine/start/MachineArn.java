package dev.baton.engine.start;

import dev.baton.asl.Arn;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A state machine's ARN as a request names it.
 *
 * @param given as it came, without a mock case
 * @param machine the machine's own ARN
 * @param qualifier a version's number or an alias's name
 * @param mockCase what follows {@code #}: Step Functions Local's way to choose a test case of a mock configuration
 */
public record MachineArn(String given, String machine, Optional<String> qualifier, Optional<String> mockCase) {
    /** Which of its resource's parts that is, where there is one. */
    private static final int QUALIFIER = 2;

    /**
     * Reads an ARN.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn when it is no machine's
     */
    public static MachineArn of(String text) {
        int hash = text.indexOf('#');
        String given = hash < 0 ? text : text.substring(0, hash);
        // Step Functions Local takes "arn#" for no case at all.
        Optional<String> mockCase =
                hash < 0 || hash == text.length() - 1 ? Optional.empty() : Optional.of(text.substring(hash + 1));
        Arn arn = Arns.check(given, "stateMachine");
        String[] parts = arn.resource().split(":", QUALIFIER + 1);
        if (parts.length == QUALIFIER) {
            return new MachineArn(given, given, Optional.empty(), mockCase);
        }
        String machine = arn.beside(parts[0] + ":" + parts[1]).toString();
        return new MachineArn(given, machine, Optional.of(parts[QUALIFIER]), mockCase);
    }

    /**
     * Refuses what names the children of a Distributed Map ({@code …:stateMachine:NAME/LABEL}): they are read, but neither started,
     * nor changed, nor deleted (API reference: StartExecution, UpdateStateMachine, DeleteStateMachine). The words are ours.
     *
     * @throws dev.baton.engine.api.wire.ApiException ValidationException
     */
    public MachineArn refuseLabelled() {
        if (machine.indexOf('/') >= 0) {
            throw StartErrors.labelledMachine(given);
        }
        return this;
    }

    /** The version's number, if it names a version. */
    public OptionalInt version() {
        return qualifier
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
