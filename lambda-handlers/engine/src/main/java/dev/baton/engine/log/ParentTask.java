package dev.baton.engine.log;

import java.util.Objects;

/**
 * Whom a nested execution tells of its end: the {@code .sync} attempt that started it.
 *
 * @param key the parent execution
 * @param attempt its attempt, whose token item takes the notice
 * @param parsed whether the notice holds Input and Output parsed ({@code .sync:2}) or as text ({@code .sync})
 */
public record ParentTask(ExecutionKey key, long attempt, boolean parsed) {
    public ParentTask {
        Objects.requireNonNull(key, "key");
    }
}
