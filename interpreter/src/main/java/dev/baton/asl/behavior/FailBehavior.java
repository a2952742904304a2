package dev.baton.asl.behavior;

import dev.baton.asl.definition.FailState;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import java.util.Optional;

/** Fail: fails its frame with its Error and Cause; it has no Exited event (recorded, base/test_state_fail). */
final class FailBehavior {
    private FailBehavior() {}

    static Next perform(Run run, Frame frame, FailState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        Failure failure = new Failure(text(state.error(), scope), text(state.cause(), scope));
        return ErrorHandling.fail(run, frame, failure);
    }

    private static Optional<String> text(Optional<FieldValue> field, Scope scope) throws EvaluationException {
        return field.isEmpty() ? Optional.empty() : Optional.of(FieldValues.text(field.get(), scope));
    }
}
