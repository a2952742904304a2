package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ExecutionListsContract;
import dev.baton.engine.log.ExecutionLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbExecutionListsTest extends ExecutionListsContract {
    @Override
    protected ExecutionLog newLog(InstantSource clock, Duration retention) {
        return new DynamoDbStore(
                        DynamoDbLocal.shared(), DynamoDbLocal.freshTables(), Optional.empty(), clock, retention)
                .log();
    }
}
