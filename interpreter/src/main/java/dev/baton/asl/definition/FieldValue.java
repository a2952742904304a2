package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.json.Json;

/**
 * The value of a field that may be written as a constant, as a path in its {@code …Path} form, or as a JSONata expression:
 * Seconds, Timestamp, TimeoutSeconds, HeartbeatSeconds, MaxConcurrency, Error, Cause, RoleArn …
 */
public sealed interface FieldValue {

    /** The field's name as written, e.g. {@code SecondsPath}; error texts quote it. */
    String field();

    /** A constant, already checked for type and range by the parser. */
    record Constant(String field, Json value) implements FieldValue {}

    /** A value that is found when the state is entered. */
    sealed interface Computed extends FieldValue {

        /** The path or the JSONata expression (without its braces), as error texts quote it. */
        String source();

        Expression expression();
    }

    /** A path or a {@code States.*} call. */
    record FromPath(String field, String source, Expression expression) implements Computed {}

    /** A JSONata expression. */
    record FromJsonata(String field, String source, Expression expression) implements Computed {}
}
