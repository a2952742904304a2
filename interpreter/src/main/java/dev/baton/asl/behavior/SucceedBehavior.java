package dev.baton.asl.behavior;

import dev.baton.asl.definition.SucceedState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Succeed: ends its block with its output. */
final class SucceedBehavior {
    private SucceedBehavior() {}

    static @Nullable Frame perform(Run run, Frame frame, SucceedState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        return Exits.through(
                run, frame, state, state.data(), scope, Inputs.effective(state.data(), scope), Optional.empty());
    }
}
