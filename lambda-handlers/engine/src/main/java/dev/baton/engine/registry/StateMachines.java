package dev.baton.engine.registry;

import dev.baton.engine.log.KeyRefusedException;
import java.util.List;
import java.util.Optional;

/**
 * The port of the registry: machines, their versions and aliases, and the texts of definitions. A method that writes returns when the
 * write is durable; reads are strongly consistent. May be called from any number of threads. All methods throw {@link
 * dev.baton.engine.log.StoreException} when the store cannot answer, after which a write may or may not have taken place.
 *
 * <p>Values are stored whole: {@link RegistryCodec} gives them a text form, beside which a store needs no columns but the
 * keys (machine ARN; machine ARN and version number; machine ARN and alias; definition id) and what it sorts by.
 */
public interface StateMachines {

    /**
     * Keeps a definition for ever. It is written before a machine names it; writing it again changes nothing.
     *
     * @param id {@link DefinitionId#of} the text
     */
    void saveDefinition(String id, String text);

    /**
     * Keeps a definition as a machine of that encryption has it, under {@link DefinitionId#of(String, String, EncryptionSettings)}. A store
     * by itself has no keys: {@link dev.baton.engine.encryption.SealedStateMachines} has.
     *
     * @throws dev.baton.engine.log.KeyRefusedException when the customer's key cannot be used
     */
    default void saveDefinition(String text, String stateMachineArn, EncryptionSettings encryption) {
        if (encryption.customerKey().isPresent()) {
            throw KeyRefusedException.noKeyService();
        }
        saveDefinition(DefinitionId.of(text), text);
    }

    /**
     * Keeps a definition for executions that were begun by another one, under its key if it has one.
     *
     * @param definitionId of the other one
     * @return its id
     */
    default String saveDefinitionBeside(String definitionId, String text) {
        String id = DefinitionId.of(text);
        saveDefinition(id, text);
        return id;
    }

    /** The text of a definition, byte for byte. */
    Optional<String> definition(String id);

    /**
     * Writes a new machine if its ARN is free.
     *
     * @param changes versions and aliases that come with it
     * @return the machine that stands there already, of either status, and nothing was written; empty when it was created
     */
    Optional<RegisteredMachine> create(RegisteredMachine machine, List<RegistryChange> changes);

    /** The machine of that ARN. Asked with every StartExecution: implementations answer it quickly. */
    Optional<RegisteredMachine> machine(String arn);

    /**
     * Replaces a machine and makes the changes, in one atomic step, if the machine that stands there has the stamp {@code
     * next.stamp() - 1}.
     *
     * @return whether it was replaced; false also when there is none
     */
    boolean replace(RegisteredMachine next, List<RegistryChange> changes);

    /** Removes a machine with its versions and aliases; harmless when there is none. Definitions stay: executions are pinned to them. */
    void remove(String arn);

    /**
     * One page of all machines, oldest creation first, then by ARN.
     *
     * @param limit 1 to 1000
     * @param after where the last page ended, as {@link MachinePage#next()} gave it
     */
    MachinePage machines(int limit, Optional<String> after);

    /** The version of that machine and number. */
    Optional<MachineVersion> version(String stateMachineArn, int number);

    /**
     * One page of a machine's versions, highest number first; empty when there is no such machine.
     *
     * @param limit 1 to 1000
     * @param after where the last page ended, as {@link VersionPage#next()} gave it
     */
    VersionPage versions(String stateMachineArn, int limit, Optional<String> after);

    /** The alias of that machine and name. */
    Optional<MachineAlias> alias(String stateMachineArn, String name);

    /** All aliases of a machine, at most {@link MachineAlias#MOST}, by name; none when there is no such machine. */
    List<MachineAlias> aliases(String stateMachineArn);
}
