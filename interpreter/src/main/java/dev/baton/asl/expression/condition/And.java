package dev.baton.asl.expression.condition;

import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code And}: tests its conditions in order and stops at the first that decides. */
public record And(List<Condition> conditions) implements Condition {

    public And {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("And needs a condition");
        }
    }

    @Override
    public boolean test(Scope scope) throws EvaluationException {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).test(scope)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Set<String> variableReferences() {
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(condition -> names.addAll(condition.variableReferences()));
        return names;
    }
}
