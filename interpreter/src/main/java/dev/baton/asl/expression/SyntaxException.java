package dev.baton.asl.expression;

import java.util.Objects;

/**
 * An expression, path or template that does not follow its grammar. The parser turns it into a diagnostic: its own
 * location of the field, followed by {@link #location()}.
 */
public final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String location;
    private final boolean unsupported;

    /**
     * @param message what is wrong, fit for a diagnostic
     * @param location where inside the template, as a JSON pointer without the field itself ({@code /items/0/name.$});
     *     empty when the field itself is wrong
     */
    public SyntaxException(String message, String location) {
        this(message, location, false);
    }

    private SyntaxException(String message, String location, boolean unsupported) {
        super(Objects.requireNonNull(message, "message"));
        this.location = Objects.requireNonNull(location, "location");
        this.unsupported = unsupported;
    }

    /** A fault of the field itself. */
    public SyntaxException(String message) {
        this(message, "");
    }

    /** What follows the grammar, but asks for something that Step Functions does not offer. */
    public static SyntaxException unsupported(String message) {
        return new SyntaxException(message, "", true);
    }

    /** Whether it follows the grammar, but asks for something that Step Functions does not offer. */
    public boolean isUnsupported() {
        return unsupported;
    }

    /** Where inside the template; empty for the field itself. */
    public String location() {
        return location;
    }

    /** The same fault, one level further out: {@code name} is the member or index that holds it. */
    public SyntaxException within(String name) {
        return new SyntaxException(
                Objects.requireNonNull(getMessage()),
                "/" + name.replace("~", "~0").replace("/", "~1") + location,
                unsupported);
    }
}
