package dev.baton.engine.replay;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.history.Progress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run over a recording.
 *
 * @param execution where it stands at the end
 * @param progress the way that it took
 * @param requests what its tasks asked for, in order
 * @param unknown why it could not go on; empty when it came to its end
 */
public record Replayed(
        Execution execution, Progress progress, Map<TaskPlace, Request> requests, Optional<Unknown> unknown) {
    public Replayed {
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(progress, "progress");
        requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
        Objects.requireNonNull(unknown, "unknown");
    }

    /**
     * What nobody can know.
     *
     * @param state where that is
     */
    public record Unknown(String state, Reason reason) {}

    /** Why nobody can know it. */
    public enum Reason {
        /** The task was never tried there. */
        NEVER_RUN,
        /** It was tried less often. */
        ONE_MORE_TRY,
        /** It called another service. */
        ANOTHER_SERVICE,
        /** It was not answered before the record ends. */
        NO_ANSWER,
        /** It goes on for much longer than the recorded one did. */
        ENDLESS
    }
}
