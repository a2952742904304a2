package dev.baton.asl.validation;

/** The two types of state machine, in the words of the API. */
public enum MachineType {
    STANDARD,
    EXPRESS
}
