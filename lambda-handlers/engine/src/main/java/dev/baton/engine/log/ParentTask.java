package dev.baton.engine.log;

import java.util.Objects;

/**
 * Whom a nested execution tells of its end: the {@code .sync} attempt that started it.
 *
 * @param key the parent execution
 * @param attempt its attempt, whose token item takes the notice
 */
public record ParentTask(ExecutionKey key, long attempt) {
    public ParentTask {
        Objects.requireNonNull(key, "key");
    }
}
