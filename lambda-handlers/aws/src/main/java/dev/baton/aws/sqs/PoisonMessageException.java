package dev.baton.aws.sqs;

/** A message is none of ours, or of a version that this program does not know. The text says why, for the dead-letter queue. */
public final class PoisonMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    PoisonMessageException(String reason) {
        super(reason);
    }

    PoisonMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why it cannot be used. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
