package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.entry;
import static dev.baton.engine.log.LogSamples.open;
import static dev.baton.engine.log.LogSamples.snapshot;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.Head;
import dev.baton.engine.log.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(DynamoDbLocal.class)
class RestampingTest {
    private final MutableClock clock = new MutableClock(T0);
    private final DynamoDbClient client = DynamoDbLocal.shared();
    private final Tables tables = DynamoDbLocal.freshTables();
    private final DynamoDbStore store = new DynamoDbStore(client, tables, Optional.empty(), clock, Stores.RETENTION);

    @Test
    void itemsOfOpenExecutionsAreStampedBeforeTheyGo() {
        Head old = open("old");
        store.log().start(old, Optional.empty());
        store.log().append(old.key(), snapshot(1), Optional.empty());
        Head ended = open("ended");
        store.log().start(ended, Optional.of(snapshot(1)));
        store.log().append(ended.key(), snapshot(2), Optional.of(succeeded(ended, T0)));
        clock.advance(Retention.MARGIN.dividedBy(2).minusDays(1));
        assertThat(run()).isZero();
        clock.advance(Duration.ofDays(2));
        store.log().append(old.key(), entry(2, 1), Optional.empty());
        long expected =
                clock.instant().plus(Stores.RETENTION).plus(Retention.MARGIN).getEpochSecond();
        assertThat(run()).isEqualTo(1);
        assertThat(expiry(old, 1)).isEqualTo(expected);
        assertThat(expiry(old, 2)).isEqualTo(expected);
        assertThat(store.log().latest(old.key())).hasSize(2);
        clock.advance(Duration.ofDays(1));
        assertThat(run()).isZero();
    }

    @Test
    void roundOfTheDayGoesOnWhereTheLastSweepHadNoTimeLeft() {
        for (int i = 0; i < 7; i++) {
            Head old = open("old" + i);
            store.log().start(old, Optional.empty());
            store.log().append(old.key(), snapshot(1), Optional.empty());
            store.log().due(old.key(), T0.plusSeconds(i / 2));
        }
        clock.advance(Retention.MARGIN);
        Restamping restamping = store.restamping().inPagesOf(2);
        List<Integer> stamped = new ArrayList<>();
        for (int sweep = 0; sweep < 6; sweep++) {
            stamped.add(restamping.run(clock.instant(), () -> false));
        }
        assertThat(stamped.stream().mapToInt(Integer::intValue).sum()).isEqualTo(7);
        assertThat(stamped.getFirst())
                .as("a page at least, whatever time there is")
                .isBetween(1, 3);
        assertThat(stamped).as("the round is over").endsWith(0);
    }

    @Test
    void openExecutionWhoseHeadCannotBeReadIsKeptToo() {
        Head newer = open("newer");
        store.log().start(newer, Optional.empty());
        store.log().append(newer.key(), snapshot(1), Optional.empty());
        Head old = open("old");
        store.log().start(old, Optional.empty());
        store.log().append(old.key(), snapshot(1), Optional.empty());
        client.updateItem(update -> update.tableName(tables.executions())
                .key(Map.of(
                        "pk", AttributeValue.fromS(newer.key().executionArn()),
                        "sk", AttributeValue.fromS("h")))
                .updateExpression("SET d = :d")
                .expressionAttributeValues(
                        Map.of(":d", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {2, 0, 1, 0})))));
        clock.advance(Retention.MARGIN);
        assertThat(run()).isEqualTo(2);
        assertThat(store.badRows().count()).isEqualTo(1);
    }

    private int run() {
        return store.restamping().run(clock.instant(), () -> true);
    }

    private long expiry(Head head, long seq) {
        var key = Map.of(
                "pk", AttributeValue.fromS(head.key().incarnation().text()),
                "sk", AttributeValue.fromS(ItemKeys.entry(seq)));
        return Long.parseLong(
                client.getItem(request -> request.tableName(tables.executions()).key(key))
                        .item()
                        .get(Tables.EXPIRY)
                        .n());
    }
}
