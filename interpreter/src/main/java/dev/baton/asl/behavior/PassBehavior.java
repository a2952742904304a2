package dev.baton.asl.behavior;

import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.PassState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.Map;

/** Pass: its result is its Result, or its (selected) input. */
final class PassBehavior {
    private PassBehavior() {}

    static Next perform(Run run, Frame frame, PassState state) throws EvaluationException {
        DataFlow data = state.data();
        if (data.isThrough() && state.result().isEmpty()) {
            return Exits.leave(run, frame, state, frame.input(), Map.of(), state.next());
        }
        Scope scope = Scopes.of(run, frame, state);
        return switch (data) {
            case DataFlow.Jsonata jsonata -> Exits.through(run, frame, state, data, scope, frame.input(), state.next());
            case DataFlow.JsonPath path -> {
                Json arguments = DataFlows.arguments(data, scope);
                Json result = state.result().orElse(arguments);
                yield Exits.withResult(run, frame, state, data, scope, result, state.next());
            }
        };
    }
}
