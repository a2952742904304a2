package dev.baton.engine.registry;

import dev.baton.asl.definition.StateMachine;
import dev.baton.engine.log.StoreException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Definitions out of the registry, compiled once and kept while there is room. Room is counted in characters of text: what
 * a compiled machine takes grows with its text, and a definition may have a million of them.
 */
public final class CompiledDefinitions implements Definitions {
    private static final long ROOM = 16_000_000;

    private final StateMachines registry;
    private final Function<String, Optional<StateMachine>> compiler;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();

    /**
     * @param compiler gives the machine of a text, or empty when the text is not a valid definition, which a stored one always
     *     is
     */
    public CompiledDefinitions(StateMachines registry, Function<String, Optional<StateMachine>> compiler) {
        this.registry = registry;
        this.compiler = compiler;
    }

    private record Known(String text, StateMachine machine) {}

    @Override
    public StateMachine compiled(String definitionId) {
        return known(definitionId).machine();
    }

    @Override
    public String text(String definitionId) {
        return known(definitionId).text();
    }

    private Known known(String definitionId) {
        @Nullable Known found = known.get(definitionId);
        return found != null ? found : load(definitionId);
    }

    private Known load(String definitionId) {
        String text = registry.definition(definitionId)
                .orElseThrow(() -> new StoreException("there is no definition " + definitionId));
        StateMachine machine = compiler.apply(text)
                .orElseThrow(() -> new StoreException("the stored definition " + definitionId + " does not compile"));
        Known loaded = new Known(text, machine);
        if (known.putIfAbsent(definitionId, loaded) == null) {
            taken.addAndGet(text.length());
            makeRoom(definitionId);
        }
        return loaded;
    }

    /** Drops any others: which ones hardly matters, a dropped one is compiled again. */
    private void makeRoom(String justLoaded) {
        Iterator<String> ids = known.keySet().iterator();
        while (taken.get() > ROOM && ids.hasNext()) {
            String id = ids.next();
            @Nullable Known dropped = id.equals(justLoaded) ? null : known.remove(id);
            if (dropped != null) {
                taken.addAndGet(-dropped.text().length());
            }
        }
    }
}
