package dev.baton.asl.behavior;

import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.State;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;

/** The data flow before a state's work. */
final class Inputs {
    private Inputs() {}

    /** The input after InputPath; in JSONata the input as it is. */
    static Json effective(DataFlow data, Scope scope) throws EvaluationException {
        return data.inputPath().isPresent() ? data.inputPath().get().evaluate(scope) : scope.input();
    }

    /** What the work gets: Parameters over the effective input, or Arguments; without them the effective input. */
    static Json arguments(State state, DataFlow data, Scope scope) throws EvaluationException {
        Json effective = effective(data, scope);
        if (data.arguments().isEmpty()) {
            return effective;
        }
        return data.arguments()
                .get()
                .evaluate(state.queryLanguage() == QueryLanguage.JSONATA ? scope : scope.withRoot(effective));
    }
}
