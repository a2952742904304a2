package dev.baton.asl.parsing;

import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.condition.And;
import dev.baton.asl.expression.condition.Comparison;
import dev.baton.asl.expression.condition.ComparisonOperator;
import dev.baton.asl.expression.condition.Condition;
import dev.baton.asl.expression.condition.Not;
import dev.baton.asl.expression.condition.Or;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the conditions of JSONPath rules: And, Or, Not, and the comparisons of a Variable. */
final class ComparisonParser {
    private static final List<String> KINDS = List.of("And", "Or", "Not", "Variable");
    private static final List<String> OPERATORS = Arrays.stream(ComparisonOperator.values())
            .map(ComparisonOperator::text)
            .toList();

    /** In the order in which AWS lists them (recorded), which follows from nothing. */
    private static final List<String> LISTED = List.of(
            ("StringEquals IsBoolean StringLessThan IsNumeric BooleanEquals StringLessThanEqualsPath NumericLessThan"
                            + " NumericGreaterThan NumericLessThanPath StringMatches TimestampLessThanEqualsPath"
                            + " NumericEquals TimestampGreaterThan StringGreaterThanEqualsPath"
                            + " TimestampGreaterThanEqualsPath TimestampLessThanEquals NumericLessThanEqualsPath"
                            + " TimestampEquals BooleanEqualsPath IsTimestamp StringLessThanEquals"
                            + " NumericLessThanEquals StringLessThanPath TimestampGreaterThanPath StringGreaterThan"
                            + " StringGreaterThanPath IsString StringEqualsPath TimestampEqualsPath TimestampLessThan"
                            + " StringGreaterThanEquals NumericGreaterThanPath NumericGreaterThanEquals"
                            + " NumericEqualsPath TimestampLessThanPath IsNull IsPresent TimestampGreaterThanEquals"
                            + " NumericGreaterThanEqualsPath")
                    .split(" "));

    private static final Set<String> NESTED_FIELDS = Set.of("Comment");

    private final ExpressionCompiler expressions;
    private final Diagnostics diagnostics;

    ComparisonParser(ExpressionCompiler expressions, Diagnostics diagnostics) {
        this.expressions = expressions;
        this.diagnostics = diagnostics;
    }

    /** Whether only JSONPath rules have this field. */
    static boolean isField(String field) {
        return KINDS.contains(field) || ComparisonOperator.named(field).isPresent();
    }

    /**
     * @param ownFields what the rule may have besides its condition
     */
    Optional<Condition> parse(SourceNode rule, Set<String> ownFields) {
        if (!Shape.object(rule, diagnostics)) {
            return Optional.empty();
        }
        rule.fields().forEach((field, value) -> {
            if (!isField(field) && !ownFields.contains(field)) {
                Shape.unsupported(field, rule, value, diagnostics);
            }
        });
        List<String> kinds = KINDS.stream().filter(rule::has).toList();
        if (kinds.size() != 1) {
            diagnostics.schema(
                    "The object must have only one of the following fields, [And, Or, Not, Variable, Condition]", rule);
            return Optional.empty();
        }
        return rule.field(kinds.get(0)).flatMap(value -> of(kinds.get(0), value, rule));
    }

    private Optional<Condition> of(String kind, SourceNode value, SourceNode rule) {
        if (!kind.equals("Variable")) {
            OPERATORS.stream()
                    .flatMap(operator -> rule.field(operator).stream())
                    .forEach(extra -> Shape.unsupported(fieldName(extra), rule, extra, diagnostics));
        }
        return switch (kind) {
            case "And" -> nested(value).map(And::new);
            case "Or" -> nested(value).map(Or::new);
            case "Not" -> parse(value, NESTED_FIELDS).map(Not::new);
            default -> comparison(value, rule);
        };
    }

    private static String fieldName(SourceNode value) {
        String pointer = value.pointer();
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private Optional<List<Condition>> nested(SourceNode list) {
        if (!Shape.notEmptyArray(list, diagnostics)) {
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>();
        list.elements().forEach(rule -> parse(rule, NESTED_FIELDS).ifPresent(conditions::add));
        return conditions.isEmpty() ? Optional.empty() : Optional.of(conditions);
    }

    private Optional<Condition> comparison(SourceNode variable, SourceNode rule) {
        List<String> operators = OPERATORS.stream().filter(rule::has).toList();
        if (operators.size() > 1) {
            Shape.onlyOne(rule, LISTED, diagnostics);
        } else if (operators.isEmpty()) {
            Shape.missingOne(rule, LISTED, diagnostics);
        }
        Optional<PathExpression> path = expressions.referencePath(variable);
        if (operators.size() != 1 || path.isEmpty()) {
            return Optional.empty();
        }
        return ComparisonOperator.named(operators.get(0))
                .flatMap(operator ->
                        rule.field(operator.text()).flatMap(operand -> compare(operator, path.get(), operand)));
    }

    private Optional<Condition> compare(ComparisonOperator operator, PathExpression variable, SourceNode operand) {
        if (operator.isPath()) {
            return expressions.referencePath(operand).map(path -> Comparison.ofPath(operator, variable, path));
        }
        try {
            return Optional.of(Comparison.of(operator, variable, operand.value()));
        } catch (SyntaxException e) {
            diagnostics.schema(
                    operator.operand().label().equals("Timestamp") && operand.isText()
                            ? "String does not match RFC3339 timestamp"
                            : "Expected value of type " + operator.operand().label(),
                    operand);
            return Optional.empty();
        }
    }
}
