package dev.baton.asl.parsing;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.StateType;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.json.Json;
import dev.baton.asl.json.SourceNode;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads fields that are a constant, a path in their {@code …Path} form, or a JSONata expression. */
final class FieldValueParser {

    private FieldValueParser() {}

    /** {@code name} as a whole number within bounds, or {@code namePath}. */
    static Optional<FieldValue> integer(StateSource source, String name, long least, long most) {
        source.oneOf(name, name + "Path");
        return wholeNumber(source, name, least, most).or(() -> path(source, name + "Path"));
    }

    /** {@code name} as a whole number within bounds. */
    static Optional<FieldValue> wholeNumber(StateSource source, String name, long least, long most) {
        return source.get(name)
                .flatMap(value -> constantOrJsonata(
                        source,
                        name,
                        value,
                        constant -> Shape.integer(constant, least, most, source.diagnostics())
                                .isPresent()));
    }

    /** {@code name} as a number within bounds, or {@code namePath}. */
    static Optional<FieldValue> decimal(StateSource source, String name, long least, long most) {
        source.oneOf(name, name + "Path");
        return source.get(name)
                .flatMap(value -> constantOrJsonata(
                        source,
                        name,
                        value,
                        constant -> Shape.decimal(constant, least, most, source.diagnostics())
                                .isPresent()))
                .or(() -> path(source, name + "Path"));
    }

    /** {@code name} as a text, or {@code namePath} as a path or a call that yields a text. */
    static Optional<FieldValue> text(StateSource source, String name) {
        source.oneOf(name, name + "Path");
        return source.get(name)
                .flatMap(value -> constantOrJsonata(
                        source,
                        name,
                        value,
                        constant -> Shape.text(constant, source.diagnostics()).isPresent()))
                .or(() -> source.get(name + "Path")
                        .filter(value -> TextCalls.isAllowed(value, source.diagnostics()))
                        .flatMap(value -> pathOrCall(source, name + "Path", value)));
    }

    /** A path in a field of its own. */
    static Optional<FieldValue> path(StateSource source, String field) {
        return source.get(field).flatMap(value -> {
            Optional<? extends Expression> path = source.type() == StateType.MAP
                    ? source.expressions().inputReferencePath(value)
                    : source.expressions().path(value);
            return path.map(expression -> new FieldValue.FromPath(field, value.text(), expression));
        });
    }

    /** A path or a {@code States.*} call. */
    static Optional<FieldValue> pathOrCall(StateSource source, String field, SourceNode value) {
        return source.expressions()
                .pathOrCall(value)
                .map(expression -> new FieldValue.FromPath(field, value.text(), expression));
    }

    /** In JSONata states an expression in its braces, else a constant that the check accepts (and reports if not). */
    static Optional<FieldValue> constantOrJsonata(
            StateSource source, String field, SourceNode value, Predicate<SourceNode> check) {
        if (source.isJsonata() && source.expressions().isJsonata(value)) {
            return source.expressions()
                    .jsonata(value)
                    .map(compiled -> new FieldValue.FromJsonata(
                            field, ExpressionCompiler.withoutBraces(value.text()), compiled));
        }
        return check.test(value)
                ? Optional.of(new FieldValue.Constant(field, Json.of(value.value())))
                : Optional.empty();
    }
}
