package dev.baton.localstack;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionLogContract;
import java.time.Duration;
import java.time.InstantSource;

class LocalStackExecutionLogTest extends ExecutionLogContract {
    @Override
    protected ExecutionLog newLog(InstantSource clock, Duration retention) {
        return LocalStack.freshStore(clock, retention).log();
    }
}
