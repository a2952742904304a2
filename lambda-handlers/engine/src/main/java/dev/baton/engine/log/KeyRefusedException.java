package dev.baton.engine.log;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of the customer's cannot be used: what is encrypted with it is neither read nor written. To ask again at once does not help;
 * {@link KeyThrottledException} is the one where it does.
 */
public final class KeyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The caller may not use it, or there is none of that name. */
        ACCESS_DENIED("KmsAccessDeniedException"),
        /** It is disabled, or waits for its deletion. */
        INVALID_STATE("KmsInvalidStateException");

        private final String errorCode;

        Reason(String errorCode) {
            this.errorCode = errorCode;
        }

        /** The error's name in the API. */
        public String errorCode() {
            return errorCode;
        }
    }

    private final Reason reason;
    private final @Nullable String keyState;

    private KeyRefusedException(Reason reason, String message, @Nullable String keyState) {
        super(Objects.requireNonNull(message, "message"));
        this.reason = reason;
        this.keyState = keyState;
    }

    public static KeyRefusedException accessDenied(String message) {
        return new KeyRefusedException(Reason.ACCESS_DENIED, message, null);
    }

    /** @param keyState as KMS has it: DISABLED, PENDING_DELETION, PENDING_IMPORT, UNAVAILABLE or CREATING */
    public static KeyRefusedException invalidState(String message, String keyState) {
        return new KeyRefusedException(Reason.INVALID_STATE, message, keyState);
    }

    /** Where nothing gives keys. */
    public static KeyRefusedException noKeyService() {
        return accessDenied("There is no key service here");
    }

    public Reason reason() {
        return reason;
    }

    /** In which state the key is, where that is the reason. */
    public Optional<String> keyState() {
        return Optional.ofNullable(keyState);
    }
}
