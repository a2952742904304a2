package dev.baton.asl.validation;

import dev.baton.asl.json.SourceNode;
import java.util.Objects;
import java.util.Optional;

/**
 * Something wrong or doubtful in a definition: the author's fault, reported together with all others.
 *
 * @param location in AWS's form, {@code /States/Ask/Next}, for JSON faults Jackson's {@code [Source: …]}; empty where AWS
 *     gives none (MISSING_END_STATE)
 * @param line from 1
 * @param column from 1
 */
public record Diagnostic(
        Severity severity, DiagnosticCode code, String message, Optional<String> location, int line, int column) {

    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(location, "location");
    }

    /** A fault at a node. */
    public static Diagnostic error(DiagnosticCode code, String message, SourceNode at) {
        return new Diagnostic(Severity.ERROR, code, message, Optional.of(at.pointer()), at.line(), at.column());
    }

    /** A fault against the shape of a definition. */
    public static Diagnostic schema(String message, SourceNode at) {
        return error(DiagnosticCode.SCHEMA_VALIDATION_FAILED, message, at);
    }

    /** A fault that AWS locates at {@code place}, though what is wrong stands at {@code at} within it. */
    public static Diagnostic schema(String message, SourceNode place, SourceNode at) {
        return new Diagnostic(
                Severity.ERROR,
                DiagnosticCode.SCHEMA_VALIDATION_FAILED,
                message,
                Optional.of(place.pointer()),
                at.line(),
                at.column());
    }

    /** A doubt at a node. */
    public static Diagnostic warning(DiagnosticCode code, String message, SourceNode at) {
        return new Diagnostic(Severity.WARNING, code, message, Optional.of(at.pointer()), at.line(), at.column());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
