package dev.baton.engine.search;

import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What machines declare by their tags, looked up once a minute: a start must not cost one read more. */
public final class TaggedAttributes implements Function<String, SearchAttributes> {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final StateMachines registry;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public TaggedAttributes(StateMachines registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private record Known(SearchAttributes attributes, Instant until) {}

    @Override
    public SearchAttributes apply(String stateMachineArn) {
        Instant now = clock.instant();
        Known found = known.get(stateMachineArn);
        if (found != null && now.isBefore(found.until())) {
            return found.attributes();
        }
        SearchAttributes attributes = SearchAttributes.of(
                registry.machine(stateMachineArn).map(RegisteredMachine::tags).orElse(Map.of()));
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(stateMachineArn, new Known(attributes, now.plus(FRESH)));
        return attributes;
    }
}
