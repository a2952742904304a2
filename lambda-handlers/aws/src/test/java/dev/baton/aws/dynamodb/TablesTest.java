package dev.baton.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@ExtendWith(DynamoDbLocal.class)
class TablesTest {
    @Test
    void creationMayBeRepeatedAndEndsWithUsableTables() {
        Tables tables = Tables.named("deployed");
        tables.create(DynamoDbLocal.shared());
        tables.create(DynamoDbLocal.shared());
        var client = DynamoDbLocal.shared();
        assertThat(client.listTables().tableNames()).contains("deployed-executions", "deployed-registry");
        assertThat(client.describeTimeToLive(request -> request.tableName(tables.executions()))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(client.describeTable(request -> request.tableName(tables.executions()))
                        .table()
                        .globalSecondaryIndexes())
                .hasSize(2)
                .allMatch(index -> index.projection().projectionType() == ProjectionType.KEYS_ONLY);
    }
}
