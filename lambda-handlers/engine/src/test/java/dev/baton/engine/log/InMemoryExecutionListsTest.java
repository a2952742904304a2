package dev.baton.engine.log;

import java.time.Duration;
import java.time.InstantSource;

class InMemoryExecutionListsTest extends ExecutionListsContract {
    @Override
    protected ExecutionLog newLog(InstantSource source, Duration retention) {
        return new InMemoryExecutionLog(source, retention, key -> {});
    }
}
