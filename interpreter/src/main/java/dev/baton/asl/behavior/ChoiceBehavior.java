package dev.baton.asl.behavior;

import dev.baton.asl.definition.ChoiceRule;
import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.Map;
import java.util.Optional;

/** Choice: the first rule that matches decides; without one, Default; without that, the execution fails. */
final class ChoiceBehavior {
    private ChoiceBehavior() {}

    static Next perform(Run run, Frame frame, ChoiceState state) throws EvaluationException {
        Scope entry = Scopes.of(run, frame, state);
        Json effective = DataFlows.effective(state.data(), entry);
        Scope scope = effective == frame.input() ? entry : entry.withRoot(effective);
        for (ChoiceRule rule : state.choices()) {
            if (rule.condition().test(scope)) {
                return matched(run, frame, state, rule, scope, effective);
            }
        }
        if (state.defaultState().isPresent()) {
            return Exits.through(run, frame, state, state.data(), entry, effective, state.defaultState());
        }
        // Recorded as States.Runtime, though AWS documents States.NoChoiceMatched.
        throw EvaluationException.runtime(
                "Failed to transition out of the state. The state does not point to a next state.");
    }

    private static Next matched(Run run, Frame frame, ChoiceState state, ChoiceRule rule, Scope scope, Json effective)
            throws EvaluationException {
        Map<String, Json> assigned = Exits.assigned(rule.assign(), scope);
        Json output = DataFlows.chosen(state.data(), rule, scope, effective);
        return Exits.leave(run, frame, state, output, assigned, Optional.of(rule.next()));
    }
}
