package dev.baton.asl.expression.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.intrinsic.IntrinsicExpression;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.Json;
import java.util.Set;

/**
 * A field whose value is a path or an intrinsic call: {@code "value.$"} in a template, {@code ErrorPath}, {@code
 * CausePath}. A path that leads nowhere is told in the words that AWS uses for such fields (recordings
 * scenarios/test_invalid_jsonpath), which name the field and print the whole document.
 */
public final class FieldExpression implements NodeExpression {
    private final String field;
    private final PathExpression path;

    private FieldExpression(String field, PathExpression path) {
        this.field = field;
        this.path = path;
    }

    /**
     * Compiles.
     *
     * @param field the field's name as written, e.g. {@code value.$}
     * @param source a path or an intrinsic call
     * @throws SyntaxException in AWS's words when it is neither (recording scenarios/test_illegal_escapes)
     */
    public static NodeExpression compile(String field, String source) throws SyntaxException {
        try {
            return IntrinsicExpression.isCall(source)
                    ? IntrinsicExpression.compile(source)
                    : new FieldExpression(field, PathExpression.compile(source));
        } catch (SyntaxException e) {
            throw invalid(field);
        }
    }

    static SyntaxException invalid(String field) {
        return new SyntaxException(
                "The value for the field '" + field + "' must be a valid JSONPath or a valid intrinsic function call");
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        if (path.isOverNullInput(scope)) {
            throw PathExpression.overNull();
        }
        JsonNode found = path.find(scope);
        if (found == null) {
            throw missing(scope);
        }
        return found;
    }

    @Override
    public Json evaluate(Scope scope) throws EvaluationException {
        return path.isRoot() && path.find(scope) != null && !path.isOverNullInput(scope)
                ? path.evaluate(scope)
                : Json.of(node(scope));
    }

    private EvaluationException missing(Scope scope) {
        return EvaluationException.runtime("The JSONPath '" + path.source() + "' specified for the field '" + field
                + "' could not be found in the input '"
                + path.document(scope).map(Json::quotable).orElse("{}") + "'");
    }

    @Override
    public Set<String> variableReferences() {
        return path.variableReferences();
    }

    @Override
    public String toString() {
        return path.source();
    }
}
