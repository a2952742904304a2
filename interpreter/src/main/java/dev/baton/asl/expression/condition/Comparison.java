package dev.baton.asl.expression.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import dev.baton.asl.expression.path.PathExpression;
import java.util.LinkedHashSet;
import java.util.Set;

/** A {@code Variable} tested by one operator against a constant or against what a path leads to. */
public final class Comparison {

    private Comparison() {}

    /**
     * A comparison with a constant.
     *
     * @throws SyntaxException when the constant has not the operator's type
     */
    public static Condition of(ComparisonOperator operator, PathExpression variable, JsonNode constant)
            throws SyntaxException {
        if (operator.isPath() || !operator.operand().accepts(constant)) {
            throw new SyntaxException("Expected a value of type "
                    + (operator.isPath() ? "Path" : operator.operand().label()) + " for '" + operator.text() + "'");
        }
        return switch (operator.relation()) {
            case IS -> new TypeTest(operator, variable, constant.booleanValue());
            case MATCHES -> new PatternMatch(variable, Wildcards.compile(constant.textValue()));
            case EQUALS, LESS_THAN, GREATER_THAN, LESS_THAN_EQUALS, GREATER_THAN_EQUALS ->
                new WithConstant(variable, operator.relation(), ValueComparator.of(operator.operand(), constant));
        };
    }

    /** A comparison with what a path leads to, e.g. {@code NumericEqualsPath}. */
    public static Condition ofPath(ComparisonOperator operator, PathExpression variable, PathExpression operand) {
        if (!operator.isPath()) {
            throw new IllegalArgumentException(operator.text() + " takes no path");
        }
        return new WithPath(variable, operator.relation(), operator.operand(), operand);
    }

    /**
     * The variable's value.
     *
     * @throws EvaluationException in the words that AWS shows for a Variable that leads nowhere
     */
    static JsonNode value(PathExpression variable, Scope scope) throws EvaluationException {
        JsonNode value = variable.find(scope);
        if (variable.document(scope)
                .filter(document -> document.node().isNull())
                .isPresent()) {
            throw PathExpression.overNull();
        }
        if (value == null) {
            throw EvaluationException.runtime("Invalid path '" + variable.source()
                    + "': The choice state's condition path references an invalid value.");
        }
        return value;
    }

    private record WithConstant(PathExpression variable, Relation relation, ValueComparator constant)
            implements Condition {
        @Override
        public boolean test(Scope scope) throws EvaluationException {
            JsonNode value = value(variable, scope);
            return constant.comparable(value) && relation.holds(constant.compare(value));
        }

        @Override
        public Set<String> variableReferences() {
            return variable.variableReferences();
        }
    }

    private record WithPath(PathExpression variable, Relation relation, Operand type, PathExpression operand)
            implements Condition {
        @Override
        public boolean test(Scope scope) throws EvaluationException {
            JsonNode left = value(variable, scope);
            JsonNode right = value(operand, scope);
            if (!type.accepts(left) || !type.accepts(right)) {
                return false;
            }
            return relation.holds(ValueComparator.of(type, right).compare(left));
        }

        @Override
        public Set<String> variableReferences() {
            Set<String> both = new LinkedHashSet<>(variable.variableReferences());
            both.addAll(operand.variableReferences());
            return both;
        }
    }

    private record PatternMatch(PathExpression variable, Wildcards pattern) implements Condition {
        @Override
        public boolean test(Scope scope) throws EvaluationException {
            String text = value(variable, scope).textValue();
            try {
                scope.work().nextExpression();
                return text != null && pattern.matches(text, scope.work());
            } catch (Work.Exhausted e) {
                throw EvaluationException.runtime(
                        "Matching the pattern of '" + variable.source() + "' takes too much work");
            }
        }

        @Override
        public Set<String> variableReferences() {
            return variable.variableReferences();
        }
    }
}
