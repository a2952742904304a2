package dev.baton.localstack;

import dev.baton.engine.log.ExecutionListsContract;
import dev.baton.engine.log.ExecutionLog;
import java.time.Duration;
import java.time.InstantSource;

class LocalStackExecutionListsTest extends ExecutionListsContract {
    @Override
    protected ExecutionLog newLog(InstantSource clock, Duration retention) {
        return LocalStack.freshStore(clock, retention).log();
    }
}
