package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.loop.Sweep;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.MutableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One head that cannot be read keeps no other execution from being woken. */
@ExtendWith(DynamoDbLocal.class)
class UnreadableHeadsTest {
    private final DynamoDbClient client = DynamoDbLocal.shared();
    private final Tables tables = DynamoDbLocal.freshTables();
    private final DynamoDbStore store =
            new DynamoDbStore(client, tables, Optional.empty(), new MutableClock(T0), Stores.RETENTION);

    private List<ExecutionKey> woken() {
        List<ExecutionKey> woken = new ArrayList<>();
        new Sweep(store.log(), (wakeUp, at) -> woken.add(wakeUp.key()), 1000)
                .once(T0.plusSeconds(3600), T0.plusSeconds(3600));
        return woken;
    }

    @Test
    void headOfANewerFormDoesNotStopTheSweep() {
        Head good = oneIsOfANewerForm();
        assertThat(woken()).containsExactly(good.key());
        assertThat(store.badRows().count()).isEqualTo(1);
        assertThat(store.badRows().count()).isZero();
    }

    @Test
    void headOfANewerFormIsMissingInListsAndNoMore() {
        Head good = oneIsOfANewerForm();
        for (Optional<ExecutionStatus> status :
                List.of(Optional.<ExecutionStatus>empty(), Optional.of(ExecutionStatus.RUNNING))) {
            ExecutionQuery all = new ExecutionQuery(
                    good.identity().stateMachineArn(), Optional.empty(), status, 10, Optional.empty());
            assertThat(store.log().list(all).heads()).extracting(Head::key).containsExactly(good.key());
        }
        assertThat(store.badRows().count()).isPositive();
    }

    private Head oneIsOfANewerForm() {
        Head newer = open("newer");
        Head good = open("good");
        store.log().start(newer, Optional.empty());
        store.log().start(good, Optional.empty());
        client.updateItem(update -> update.tableName(tables.executions())
                .key(key(newer.key().executionArn(), "h"))
                .updateExpression("SET d = :d")
                .expressionAttributeValues(
                        Map.of(":d", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {2, 0, 1, 0})))));
        return good;
    }

    @Test
    void headWhoseInputExpiredIsWokenAsAnyOther() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        Head big = open("big").withInput(Json.ofText("\"" + text + "\""));
        Head good = open("good");
        store.log().start(big, Optional.empty());
        store.log().start(good, Optional.empty());
        client.deleteItem(delete -> delete.tableName(tables.executions())
                .key(key(big.key().incarnation().text(), "i")));
        assertThat(woken()).containsExactlyInAnyOrder(big.key(), good.key());
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
    }
}
