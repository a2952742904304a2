package dev.baton.engine.replay;

import java.util.Objects;
import java.util.Optional;

/**
 * Where two ways part.
 *
 * @param after the state that both went through last; empty at the beginning of their block
 * @param before where the one went on; empty when its block ended there
 * @param now where the other one went on; empty when its block ended there
 */
public record Turning(Optional<String> after, Optional<String> before, Optional<String> now) {
    public Turning {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(now, "now");
    }
}
