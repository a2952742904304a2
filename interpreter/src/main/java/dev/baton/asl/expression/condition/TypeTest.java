package dev.baton.asl.expression.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.path.PathExpression;
import java.util.Set;

/** IsNull, IsPresent, IsNumeric, IsString, IsBoolean, IsTimestamp; {@code expected} is the constant in the rule. */
record TypeTest(ComparisonOperator operator, PathExpression variable, boolean expected) implements Condition {

    @Override
    public boolean test(Scope scope) throws EvaluationException {
        if (operator == ComparisonOperator.IS_PRESENT) {
            return (variable.find(scope) != null) == expected;
        }
        return is(Comparison.value(variable, scope)) == expected;
    }

    private boolean is(JsonNode value) {
        return switch (operator) {
            case IS_NULL -> value.isNull();
            case IS_NUMERIC -> value.isNumber();
            case IS_STRING -> value.isTextual();
            case IS_BOOLEAN -> value.isBoolean();
            case IS_TIMESTAMP -> Timestamps.isTimestamp(value);
            default -> throw new IllegalStateException(operator + " is no type test");
        };
    }

    @Override
    public Set<String> variableReferences() {
        return variable.variableReferences();
    }
}
