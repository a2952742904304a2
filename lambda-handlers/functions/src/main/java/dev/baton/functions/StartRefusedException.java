package dev.baton.functions;

import java.io.Serial;

/** An execution was not started; whoever invoked the function hears of it, and tries again. */
final class StartRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StartRefusedException(String why) {
        super(why);
    }

    StartRefusedException(String why, Throwable cause) {
        super(why, cause);
    }
}
