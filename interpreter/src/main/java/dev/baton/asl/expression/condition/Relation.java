package dev.baton.asl.expression.condition;

/** How an operator relates its two values. */
enum Relation {
    EQUALS,
    LESS_THAN,
    GREATER_THAN,
    LESS_THAN_EQUALS,
    GREATER_THAN_EQUALS,
    /** StringMatches. */
    MATCHES,
    /** The Is… operators, which look at the variable alone. */
    IS;

    /** Whether the outcome of a comparison (negative, zero, positive) satisfies this relation. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQUALS -> comparison == 0;
            case LESS_THAN -> comparison < 0;
            case GREATER_THAN -> comparison > 0;
            case LESS_THAN_EQUALS -> comparison <= 0;
            case GREATER_THAN_EQUALS -> comparison >= 0;
            case MATCHES, IS -> throw new IllegalStateException(this + " is no order");
        };
    }
}
