package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import java.util.List;
import java.util.Optional;

/**
 * @param items ItemsPath (JSONPath) or Items (JSONata); empty means the effective input itself
 * @param itemsSource the path or the JSONata expression (without its braces) as error texts quote it; {@code $} when absent
 * @param itemSelector ItemSelector, or the deprecated Parameters of a Map
 * @param maxConcurrency MaxConcurrency or MaxConcurrencyPath
 * @param itemProcessor ItemProcessor, or the deprecated Iterator
 * @param distributed present when ProcessorConfig.Mode is DISTRIBUTED
 */
public record MapState(
        String name,
        QueryLanguage queryLanguage,
        DataFlow data,
        Optional<Expression> items,
        String itemsSource,
        Optional<Expression> itemSelector,
        Optional<FieldValue> maxConcurrency,
        Block itemProcessor,
        Optional<DistributedMap> distributed,
        List<Retrier> retry,
        List<Catcher> catchers,
        Optional<String> next)
        implements GuardedState {

    public MapState {
        retry = List.copyOf(retry);
        catchers = List.copyOf(catchers);
    }

    @Override
    public StateType type() {
        return StateType.MAP;
    }
}
