package dev.baton.engine.token;

import dev.baton.engine.log.ExecutionKey;
import java.util.Objects;

/** Names an attempt whose outcome comes from outside: a task token, an activity, a nested execution. */
public record TokenKey(ExecutionKey execution, long attempt) {
    public TokenKey {
        Objects.requireNonNull(execution, "execution");
    }
}
