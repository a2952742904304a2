package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.condition.Condition;
import java.util.Optional;

/** A top-level rule of a Choice: when its condition holds, its Assign and Output apply and {@code next} follows. */
public record ChoiceRule(Condition condition, String next, Optional<Expression> assign, Optional<Expression> output) {}
