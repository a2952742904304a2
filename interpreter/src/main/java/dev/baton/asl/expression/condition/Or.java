package dev.baton.asl.expression.condition;

import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code Or}: tests its conditions in order and stops at the first that decides. */
public record Or(List<Condition> conditions) implements Condition {

    public Or {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("Or needs a condition");
        }
    }

    @Override
    public boolean test(Scope scope) throws EvaluationException {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).test(scope)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<String> variableReferences() {
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(condition -> names.addAll(condition.variableReferences()));
        return names;
    }
}
