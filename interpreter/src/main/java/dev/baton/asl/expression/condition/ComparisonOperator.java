package dev.baton.asl.expression.condition;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 39 data-test expressions of a JSONPath Choice rule (ASL: "Data-Test Expression"). */
public enum ComparisonOperator {
    STRING_EQUALS("StringEquals", Operand.STRING, Relation.EQUALS, false),
    STRING_EQUALS_PATH("StringEqualsPath", Operand.STRING, Relation.EQUALS, true),
    STRING_LESS_THAN("StringLessThan", Operand.STRING, Relation.LESS_THAN, false),
    STRING_LESS_THAN_PATH("StringLessThanPath", Operand.STRING, Relation.LESS_THAN, true),
    STRING_GREATER_THAN("StringGreaterThan", Operand.STRING, Relation.GREATER_THAN, false),
    STRING_GREATER_THAN_PATH("StringGreaterThanPath", Operand.STRING, Relation.GREATER_THAN, true),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", Operand.STRING, Relation.LESS_THAN_EQUALS, false),
    STRING_LESS_THAN_EQUALS_PATH("StringLessThanEqualsPath", Operand.STRING, Relation.LESS_THAN_EQUALS, true),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", Operand.STRING, Relation.GREATER_THAN_EQUALS, false),
    STRING_GREATER_THAN_EQUALS_PATH("StringGreaterThanEqualsPath", Operand.STRING, Relation.GREATER_THAN_EQUALS, true),
    NUMERIC_EQUALS("NumericEquals", Operand.NUMBER, Relation.EQUALS, false),
    NUMERIC_EQUALS_PATH("NumericEqualsPath", Operand.NUMBER, Relation.EQUALS, true),
    NUMERIC_LESS_THAN("NumericLessThan", Operand.NUMBER, Relation.LESS_THAN, false),
    NUMERIC_LESS_THAN_PATH("NumericLessThanPath", Operand.NUMBER, Relation.LESS_THAN, true),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Operand.NUMBER, Relation.GREATER_THAN, false),
    NUMERIC_GREATER_THAN_PATH("NumericGreaterThanPath", Operand.NUMBER, Relation.GREATER_THAN, true),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Operand.NUMBER, Relation.LESS_THAN_EQUALS, false),
    NUMERIC_LESS_THAN_EQUALS_PATH("NumericLessThanEqualsPath", Operand.NUMBER, Relation.LESS_THAN_EQUALS, true),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Operand.NUMBER, Relation.GREATER_THAN_EQUALS, false),
    NUMERIC_GREATER_THAN_EQUALS_PATH(
            "NumericGreaterThanEqualsPath", Operand.NUMBER, Relation.GREATER_THAN_EQUALS, true),
    BOOLEAN_EQUALS("BooleanEquals", Operand.BOOLEAN, Relation.EQUALS, false),
    BOOLEAN_EQUALS_PATH("BooleanEqualsPath", Operand.BOOLEAN, Relation.EQUALS, true),
    TIMESTAMP_EQUALS("TimestampEquals", Operand.TIMESTAMP, Relation.EQUALS, false),
    TIMESTAMP_EQUALS_PATH("TimestampEqualsPath", Operand.TIMESTAMP, Relation.EQUALS, true),
    TIMESTAMP_LESS_THAN("TimestampLessThan", Operand.TIMESTAMP, Relation.LESS_THAN, false),
    TIMESTAMP_LESS_THAN_PATH("TimestampLessThanPath", Operand.TIMESTAMP, Relation.LESS_THAN, true),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Operand.TIMESTAMP, Relation.GREATER_THAN, false),
    TIMESTAMP_GREATER_THAN_PATH("TimestampGreaterThanPath", Operand.TIMESTAMP, Relation.GREATER_THAN, true),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", Operand.TIMESTAMP, Relation.LESS_THAN_EQUALS, false),
    TIMESTAMP_LESS_THAN_EQUALS_PATH("TimestampLessThanEqualsPath", Operand.TIMESTAMP, Relation.LESS_THAN_EQUALS, true),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", Operand.TIMESTAMP, Relation.GREATER_THAN_EQUALS, false),
    TIMESTAMP_GREATER_THAN_EQUALS_PATH(
            "TimestampGreaterThanEqualsPath", Operand.TIMESTAMP, Relation.GREATER_THAN_EQUALS, true),
    STRING_MATCHES("StringMatches", Operand.STRING, Relation.MATCHES, false),
    IS_NULL("IsNull", Operand.BOOLEAN, Relation.IS, false),
    IS_PRESENT("IsPresent", Operand.BOOLEAN, Relation.IS, false),
    IS_NUMERIC("IsNumeric", Operand.BOOLEAN, Relation.IS, false),
    IS_STRING("IsString", Operand.BOOLEAN, Relation.IS, false),
    IS_BOOLEAN("IsBoolean", Operand.BOOLEAN, Relation.IS, false),
    IS_TIMESTAMP("IsTimestamp", Operand.BOOLEAN, Relation.IS, false);

    private static final Map<String, ComparisonOperator> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ComparisonOperator::text, Function.identity()));

    private final String text;
    private final Operand operand;
    private final Relation relation;
    private final boolean path;

    ComparisonOperator(String text, Operand operand, Relation relation, boolean path) {
        this.text = text;
        this.operand = operand;
        this.relation = relation;
        this.path = path;
    }

    /** The operator that a field of a rule names, if it names one. */
    public static Optional<ComparisonOperator> named(String field) {
        return Optional.ofNullable(BY_NAME.get(field));
    }

    /** The word in a definition, e.g. {@code NumericLessThanPath}. */
    public String text() {
        return text;
    }

    /** The type of the constant, or of what the path must lead to for the rule to match. */
    public Operand operand() {
        return operand;
    }

    /** Whether the field's value is a path. */
    public boolean isPath() {
        return path;
    }

    Relation relation() {
        return relation;
    }
}
