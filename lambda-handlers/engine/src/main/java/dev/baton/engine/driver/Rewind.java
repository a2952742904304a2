package dev.baton.engine.driver;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.history.EventDetails.RedriveChange;
import dev.baton.engine.log.Head;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * From where a redrive goes on that is not AWS's own.
 *
 * @param definition by which it goes on, where it is another one than before
 * @param state the closed state made into the one to go on from
 * @param change what is different from before, for the history
 */
public record Rewind(Optional<String> definition, UnaryOperator<Execution> state, RedriveChange change) {

    public Head head(Head closed) {
        return definition.map(closed::defined).orElse(closed);
    }

    public Execution from(Execution closed) {
        return state.apply(closed);
    }
}
