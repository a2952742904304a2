package dev.baton.functions;

import java.util.List;

/** Environment variables are missing or wrong; the text names all of them. The function fails at init. */
public final class WrongSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSettingsException(List<String> problems) {
        super("The function's environment variables are not right: " + String.join("; ", problems));
    }
}
