package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.dynamodb.DynamoDbLocal;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbTimeBucketsTest extends TimeBucketsContract {
    @Override
    protected TimeBuckets newBuckets() {
        return new DynamoDbTimeBuckets(
                DynamoDbLocal.shared(), DynamoDbLocal.freshTables().executions());
    }

    @Test
    void timerOfANewerVersionKeepsNoOtherFromBeingFound() {
        DynamoDbClient client = DynamoDbLocal.shared();
        Tables tables = DynamoDbLocal.freshTables();
        TimeBuckets buckets = new DynamoDbTimeBuckets(client, tables.executions());
        Instant at = Instant.parse("2030-01-01T00:10:00Z");
        ParkedWakeUp good = parked(1, at);
        buckets.park(parked(2, at.minusSeconds(60)));
        client.scan(scan -> scan.tableName(tables.executions())).items().stream()
                .filter(item -> item.containsKey("m"))
                .forEach(item -> client.updateItem(update -> update.tableName(tables.executions())
                        .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                        .updateExpression("SET m = :m")
                        .expressionAttributeValues(Map.of(":m", AttributeValue.fromS("{\"v\":99,\"new\":\"form\"}")))));
        buckets.park(good);

        assertThat(buckets.near(at.plusSeconds(60), 10)).containsExactly(good);
        assertThat(buckets.unreadable()).isEqualTo(1);
        assertThat(buckets.unreadable()).isZero();
    }

    private static ParkedWakeUp parked(long number, Instant at) {
        return new ParkedWakeUp(
                new WakeUp(new ExecutionKey("arn:e" + number, new Incarnation(1, number)), WakeUp.Reason.TIMER, 3), at);
    }
}
