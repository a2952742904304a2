package dev.baton.engine.start;

import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A task's attempt that starts an execution. Whoever repeats the attempt's call starts the same one.
 *
 * @param derived bits that look random, and are the same for the same attempt: the name where none is given, the last part of an
 *     Express ARN, which version an alias gives, and the incarnation
 * @param parent where the attempt waits for the end
 */
public record StartingAttempt(UUID derived, Optional<ParentTask> parent) {
    public StartingAttempt {
        Objects.requireNonNull(derived, "derived");
        Objects.requireNonNull(parent, "parent");
    }

    /** The incarnation of what it starts. */
    Incarnation incarnation() {
        return new Incarnation(derived.getMostSignificantBits(), derived.getLeastSignificantBits());
    }
}
