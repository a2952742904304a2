package dev.baton.integrations.sdk;

import java.util.List;

/** The arguments of a Task are not what the action takes. */
public final class ArgumentsException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param faults one text each */
    ArgumentsException(List<String> faults) {
        super(String.join(", ", faults));
    }
}
