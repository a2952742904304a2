package dev.baton.functions.resource;

import java.io.Serial;

/** The API refused a request, in AWS's words. */
public final class ApiRefusalException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code such as {@code StateMachineDoesNotExist} */
    public ApiRefusalException(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    /** The error's name. */
    public String code() {
        return code;
    }
}
