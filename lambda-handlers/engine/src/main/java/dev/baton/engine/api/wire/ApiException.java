package dev.baton.engine.api.wire;

import java.util.Map;
import java.util.Objects;

/**
 * An error answer of the API: what the caller did wrong, in AWS's words. It is a plain value thrown for its way out, so it has
 * no stack trace.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;
    private final transient Map<String, String> members;

    /**
     * @param status HTTP status
     * @param code the error's name, {@code __type} on the wire
     * @param text the error's message
     * @param members more members of the answer, such as a ValidationException's reason
     */
    public ApiException(int status, String code, String text, Map<String, String> members) {
        super(code + ": " + text, null, false, false);
        this.status = status;
        this.code = Objects.requireNonNull(code, "code");
        this.text = Objects.requireNonNull(text, "text");
        this.members = Map.copyOf(members);
    }

    /** A client's error: status 400, as AWS answers all errors of its service model. */
    public ApiException(String code, String text) {
        this(400, code, text, Map.of());
    }

    /** A body that is not what the protocol asks for. */
    public static ApiException serialization(String text) {
        return new ApiException("SerializationException", text);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The message on the wire. */
    public String text() {
        return text;
    }

    public Map<String, String> members() {
        return members;
    }
}
