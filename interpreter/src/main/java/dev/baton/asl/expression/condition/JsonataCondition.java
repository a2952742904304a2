package dev.baton.asl.expression.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.jsonata.JsonataErrors;
import dev.baton.asl.expression.jsonata.JsonataExpression;
import java.util.Set;

/** {@code Condition} of a JSONata rule: {@code true}, {@code false}, or an expression that gives one of them. */
public final class JsonataCondition {

    private JsonataCondition() {}

    /**
     * Compiles.
     *
     * @param condition a boolean, or a string of the form <code>{% … %}</code>
     * @param location the field path for error texts, e.g. {@code Choices[0]/Condition}
     * @throws SyntaxException when it is neither, or the expression does not parse
     */
    public static Condition compile(JsonNode condition, String location) throws SyntaxException {
        if (condition.isBoolean()) {
            return new Literal(condition.booleanValue());
        }
        if (!condition.isTextual() || !JsonataExpression.isExpression(condition.textValue())) {
            throw new SyntaxException("Expected value of type Boolean or a JSONata expression");
        }
        return new Computed(JsonataExpression.compile(condition.textValue(), location));
    }

    /** A constant condition (recording scenarios/test_choice_condition_constant_jsonata). */
    public record Literal(boolean value) implements Condition {
        @Override
        public boolean test(Scope scope) {
            return value;
        }

        @Override
        public Set<String> variableReferences() {
            return Set.of();
        }
    }

    /** An expression, whose result must be a boolean. */
    public record Computed(JsonataExpression expression) implements Condition {
        @Override
        public boolean test(Scope scope) throws EvaluationException {
            JsonNode result = expression.node(scope);
            if (result instanceof BooleanNode bool) {
                return bool.booleanValue();
            }
            throw JsonataErrors.unexpectedType(expression.source(), expression.location(), "boolean", result);
        }

        @Override
        public Set<String> variableReferences() {
            return expression.variableReferences();
        }
    }
}
