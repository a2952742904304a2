package dev.baton.local.store;

import dev.baton.engine.log.StoreException;

/**
 * A store that is not opened: in use, damaged, or of a newer version. The message is for the person at the terminal: it
 * names folder or file, and says what can be done. Nothing was changed on disk.
 */
public final class StoreRefusedException extends StoreException {
    private static final long serialVersionUID = 1L;

    StoreRefusedException(String message) {
        super(message);
    }

    StoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
