package dev.baton.engine.search;

import dev.baton.engine.log.ExecutionPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An index of what machines declare.
 *
 * @param attributes of a machine, by its ARN
 */
public record DeclaredIndex(ClueRows rows, Function<String, SearchAttributes> attributes) implements SearchIndex {

    @Override
    public List<Clue> leads(String stateMachineArn, Clue wanted) {
        return attributes.apply(stateMachineArn).leads(wanted);
    }

    @Override
    public Optional<ExecutionPage> find(ClueQuery query) {
        return rows.find(query);
    }
}
