package dev.baton.engine.registry;

/** What is written together with a machine, in the same atomic step. */
public sealed interface RegistryChange {
    /** A version comes into being. */
    record PublishVersion(MachineVersion version) implements RegistryChange {}

    /** A version is deleted; harmless when there is none of that number. */
    record WithdrawVersion(int number) implements RegistryChange {}

    /** An alias comes into being or is replaced. */
    record PutAlias(MachineAlias alias) implements RegistryChange {}

    /** An alias is deleted; harmless when there is none of that name. */
    record RemoveAlias(String name) implements RegistryChange {}
}
