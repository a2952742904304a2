package dev.baton.asl.behavior;

import dev.baton.asl.definition.SucceedState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.Optional;

/** Succeed: ends its block with its output. */
final class SucceedBehavior {
    private SucceedBehavior() {}

    static Next perform(Run run, Frame frame, SucceedState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        return Exits.through(
                run, frame, state, state.data(), scope, DataFlows.effective(state.data(), scope), Optional.empty());
    }
}
