package dev.baton.asl.validation;

/** How bad a {@link Diagnostic} is; the words of ValidateStateMachineDefinition. */
public enum Severity {
    /** The definition cannot run. */
    ERROR,
    /** It can, but probably does not do what its author means. */
    WARNING
}
