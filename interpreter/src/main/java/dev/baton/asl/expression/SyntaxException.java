package dev.baton.asl.expression;

import java.util.Objects;

/**
 * An expression, path or template that does not follow its grammar. The parser turns it into a diagnostic: its own
 * location of the field, followed by {@link #location()}.
 */
public final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String location;

    /**
     * @param message what is wrong, fit for a diagnostic
     * @param location where inside the template, as a JSON pointer without the field itself ({@code /items/0/name.$});
     *     empty when the field itself is wrong
     */
    public SyntaxException(String message, String location) {
        super(Objects.requireNonNull(message, "message"));
        this.location = Objects.requireNonNull(location, "location");
    }

    /** A fault of the field itself. */
    public SyntaxException(String message) {
        this(message, "");
    }

    /** Where inside the template; empty for the field itself. */
    public String location() {
        return location;
    }

    /** The same fault, one level further out: {@code name} is the member or index that holds it. */
    public SyntaxException within(String name) {
        return new SyntaxException(
                Objects.requireNonNull(getMessage()),
                "/" + name.replace("~", "~0").replace("/", "~1") + location);
    }
}
