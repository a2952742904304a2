package dev.baton.asl.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.StateType;
import dev.baton.asl.expression.ConstantExpression;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.intrinsic.IntrinsicExpression;
import dev.baton.asl.expression.jsonata.JsonataExpression;
import dev.baton.asl.expression.jsonata.JsonataNode;
import dev.baton.asl.expression.jsonata.JsonataTemplate;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.expression.path.ReferencePath;
import dev.baton.asl.expression.path.ResultPath;
import dev.baton.asl.expression.template.FieldExpression;
import dev.baton.asl.expression.template.PayloadTemplate;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compiles the expressions of one state: turns what does not follow its grammar into diagnostics, and gathers the
 * variables that the state reads.
 */
final class ExpressionCompiler {
    private final SourceNode state;
    private final QueryLanguage language;
    private final Diagnostics diagnostics;
    private final StatesMemberCheck statesMembers;
    private final Set<String> references = new LinkedHashSet<>();

    ExpressionCompiler(SourceNode state, StateType type, QueryLanguage language, Diagnostics diagnostics) {
        this.state = state;
        this.language = language;
        this.diagnostics = diagnostics;
        this.statesMembers = new StatesMemberCheck(type, diagnostics);
    }

    /** The variables that were read so far. */
    Set<String> references() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(references));
    }

    /** Takes note of variables that somebody else's expression of this state reads. */
    void addReferences(Set<String> names) {
        references.addAll(names);
    }

    /** A path, e.g. of {@code SecondsPath}. */
    Optional<Expression> path(SourceNode value) {
        return Shape.text(value, diagnostics).flatMap(text -> compiled(() -> PathExpression.compile(text), value));
    }

    /** InputPath or OutputPath: {@code null} stands for an empty object. */
    Optional<Expression> documentPath(SourceNode value) {
        return value.isNull()
                ? Optional.of(new ConstantExpression(JsonNodeFactory.instance.objectNode()))
                : path(value);
    }

    /** A path or a call in a field of its own: {@code ErrorPath}, {@code RoleArn.$}. */
    Optional<Expression> pathOrCall(SourceNode value) {
        return Shape.text(value, diagnostics)
                .flatMap(text -> compiled(
                        () -> IntrinsicExpression.isCall(text)
                                ? IntrinsicExpression.compile(text)
                                : FieldExpression.compile(fieldName(value), text),
                        value));
    }

    /** A path to one place, as the Variable of a rule must be. */
    Optional<PathExpression> referencePath(SourceNode value) {
        Optional<String> text = Shape.text(value, diagnostics);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().startsWith("$")) {
            diagnostics.schema("Value is not a Reference Path: Reference path didn't start with '$'", value);
            return Optional.empty();
        }
        return attempt(
                () -> {
                    PathExpression path = PathExpression.compile(text.get());
                    references.addAll(path.variableReferences());
                    return path;
                },
                value,
                e -> diagnostics.schema("Value is not a Reference Path: '" + text.get() + "'", value));
    }

    /** A path to one place of the input or a variable, as a Map's numbers must be: not of the context (as users measured). */
    Optional<PathExpression> inputReferencePath(SourceNode value) {
        Optional<PathExpression> path = referencePath(value);
        if (path.isPresent() && path.get().readsContext()) {
            diagnostics.schema("Value is not a Reference Path: '" + value.text() + "'", value);
            return Optional.empty();
        }
        return path;
    }

    /** ResultPath: a reference path into the input, or {@code null}. */
    Optional<ResultPath> resultPath(SourceNode value) {
        if (value.isNull()) {
            return Optional.of(ResultPath.DISCARD);
        }
        Optional<String> text = Shape.text(value, diagnostics);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String why = text.get().startsWith("$") ? "'" + text.get() + "'" : "Reference path didn't start with '$'";
        return attempt(
                () -> ReferencePath.parse(text.get()),
                value,
                e -> diagnostics.schema("Value is not a Reference Path: " + why, value));
    }

    /** {@code Assign}: a template that is an object. */
    Optional<Expression> assign(SourceNode value) {
        return Shape.object(value, diagnostics) ? template(value) : Optional.empty();
    }

    /** A template in the state's language. */
    Optional<Expression> template(SourceNode value) {
        return language == QueryLanguage.JSONATA ? jsonataTemplate(value) : payloadTemplate(value);
    }

    private Optional<Expression> payloadTemplate(SourceNode value) {
        return attempt(
                () -> {
                    Expression template = PayloadTemplate.compile(value.value());
                    references.addAll(template.variableReferences());
                    return template;
                },
                value,
                e -> reportFields(value, value));
    }

    /** A template stops compiling at its first fault; the author hears of each field, at AWS's place, the template. */
    private void reportFields(SourceNode node, SourceNode template) {
        node.fields().forEach((name, member) -> {
            if (name.endsWith(".$")) {
                JsonNode alone = JsonNodeFactory.instance.objectNode().set(name, member.value());
                attempt(
                        () -> PayloadTemplate.compile(alone),
                        member,
                        e -> diagnostics.add(Diagnostic.schema(String.valueOf(e.getMessage()), template, member)));
            } else {
                reportFields(member, template);
            }
        });
        node.elements().forEach(element -> reportFields(element, template));
    }

    private Optional<Expression> jsonataTemplate(SourceNode value) {
        if (!JsonataBraces.check(value, diagnostics)) {
            return Optional.empty();
        }
        return attempt(
                () -> checked(JsonataTemplate.compile(value.value(), fieldPath(value)), value),
                value,
                e -> checkEach(value));
    }

    /** Compiles the expressions of a template one by one, which reports each that is wrong. */
    private void checkEach(SourceNode node) {
        if (node.isText() && JsonataExpression.isExpression(node.text())) {
            attempt(() -> JsonataExpression.compile(node.text(), fieldPath(node)), node, e -> report(e, node))
                    .ifPresent(expression -> statesMembers.check(expression.statesReferences(), fieldPath(node), node));
        }
        node.fields().values().forEach(member -> checkEach(member));
        node.elements().forEach(element -> checkEach(element));
    }

    /** Whether a value is a JSONata expression rather than a constant, if only by half of its braces. */
    boolean isJsonata(SourceNode value) {
        return value.isText() && JsonataBraces.isMarked(value.text());
    }

    /** One expression in its braces. */
    Optional<JsonataExpression> jsonata(SourceNode value) {
        if (!JsonataBraces.check(value, diagnostics)) {
            return Optional.empty();
        }
        return attempt(
                () -> checked(JsonataExpression.compile(value.text(), fieldPath(value)), value),
                value,
                e -> report(e, value));
    }

    /** An expression as error texts quote it. */
    static String withoutBraces(String text) {
        return text.substring(2, text.length() - 2).strip();
    }

    private <T extends JsonataNode> T checked(T compiled, SourceNode value) {
        references.addAll(compiled.variableReferences());
        if (!StatesMemberCheck.isHarmless(compiled.statesReferences())) {
            checkEach(value);
        }
        return compiled;
    }

    /** The place within the state, {@code Catch[0]/Output}, as error texts name it. */
    String fieldPath(SourceNode value) {
        return value.pointer().substring(state.pointer("").length());
    }

    private static String fieldName(SourceNode value) {
        String pointer = value.pointer();
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Reports a fault of JSONata; AWS leaves out JSONata's own code, {@code S0202: }. */
    void report(SyntaxException e, SourceNode value) {
        String message = String.valueOf(e.getMessage()).replaceFirst("^[A-Z]\\d{4}: ", "");
        if (!e.isUnsupported()) {
            diagnostics.add(Diagnostic.error(DiagnosticCode.INVALID_JSONATA_EXPRESSION, message, value));
            return;
        }
        // The compiler stops at the first, the author hears of each.
        List<String> references = JsonataExpression.unsupportedReferences(value.text());
        for (String fault : references.isEmpty() ? List.of(message) : references) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticCode.UNSUPPORTED_JSONATA_EXPRESSION,
                    fault.replace("'$$' at the top level is", "'$$' is"),
                    value));
        }
    }

    private Optional<Expression> compiled(Compile<Expression> compile, SourceNode value) {
        return attempt(
                () -> {
                    Expression expression = compile.run();
                    references.addAll(expression.variableReferences());
                    return expression;
                },
                value,
                e -> diagnostics.schema("Value must be a valid JSONPath.", value));
    }

    /** Compilers recurse with the nesting of their text, so the stack is their limit; the author hears of that too. */
    private <T> Optional<T> attempt(Compile<T> compile, SourceNode value, Consumer<SyntaxException> refused) {
        try {
            return Optional.of(compile.run());
        } catch (SyntaxException e) {
            refused.accept(e);
        } catch (StackOverflowError e) {
            diagnostics.add(
                    Diagnostic.error(DiagnosticCode.TOO_DEEPLY_NESTED, "The expression is too deeply nested", value));
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Compile<T> {
        T run() throws SyntaxException;
    }
}
