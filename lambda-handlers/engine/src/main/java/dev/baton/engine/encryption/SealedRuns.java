package dev.baton.engine.encryption;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.DefinitionId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** By which definitions executions run that are encrypted. Of others it is known by their keys alone that they are none of them. */
public final class SealedRuns {
    private static final int REMEMBERED = 10_000;

    private final ExecutionLog log;
    private final ConcurrentMap<ExecutionKey, String> definitions = new ConcurrentHashMap<>();

    /** @param log whose heads come as they are stored */
    public SealedRuns(ExecutionLog log) {
        this.log = log;
    }

    /** The definition with whose key its data is encrypted; empty when it is not. */
    Optional<String> definition(ExecutionKey key) {
        if (!key.incarnation().isMarked()) {
            return Optional.empty();
        }
        String known = definitions.get(key);
        Optional<String> definition = known != null
                ? Optional.of(known)
                : log.head(key.executionArn())
                        .filter(head -> head.key().equals(key))
                        .map(Head::definition);
        definition.ifPresent(id -> remember(key, id));
        return definition.filter(DefinitionId::isSealed);
    }

    /** The same of a head that is at hand. */
    Optional<String> definition(Head head) {
        if (!head.key().incarnation().isMarked()) {
            return Optional.empty();
        }
        remember(head.key(), head.definition());
        return Optional.of(head.definition()).filter(DefinitionId::isSealed);
    }

    private void remember(ExecutionKey key, String definition) {
        if (definitions.size() >= REMEMBERED) {
            definitions.clear();
        }
        definitions.put(key, definition);
    }
}
