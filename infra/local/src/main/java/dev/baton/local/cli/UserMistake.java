package dev.baton.local.cli;

/** What was asked cannot be done, for a reason that the user can mend; the message says which. Exit code 2. */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserMistake(String message) {
        super(message);
    }

    public UserMistake(String message, Throwable cause) {
        super(message, cause);
    }

    /** One whose cause says it all. */
    public UserMistake(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
