package dev.baton.asl.expression.condition;

import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.Set;

/** {@code Not}. */
public record Not(Condition condition) implements Condition {

    @Override
    public boolean test(Scope scope) throws EvaluationException {
        return !condition.test(scope);
    }

    @Override
    public Set<String> variableReferences() {
        return condition.variableReferences();
    }
}
