package dev.baton.asl.expression.condition;

import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.Set;

/** A compiled choice rule: a comparison, And, Or, Not, or a JSONata {@code Condition}. Immutable, thread-safe. */
public interface Condition {

    /** Whether the rule matches; {@code $} is the scope's root (the effective input), {@code $states.input} its input. */
    boolean test(Scope scope) throws EvaluationException;

    /** The workflow variables that it reads. */
    Set<String> variableReferences();
}
