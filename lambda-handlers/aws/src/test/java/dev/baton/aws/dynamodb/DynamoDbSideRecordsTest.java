package dev.baton.aws.dynamodb;

import dev.baton.engine.records.SideRecords;
import dev.baton.engine.records.SideRecordsContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbSideRecordsTest extends SideRecordsContract {
    @Override
    protected SideRecords newRecords() {
        return new DynamoDbStore(
                        DynamoDbLocal.shared(),
                        DynamoDbLocal.freshTables(),
                        Optional.empty(),
                        InstantSource.system(),
                        Duration.ofDays(90))
                .sideRecords();
    }
}
