package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.entry;
import static dev.baton.engine.log.LogSamples.open;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import dev.baton.aws.dynamodb.CapacityLedger.Units;
import dev.baton.aws.dynamodb.CapacityLedger.Use;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class CapacityTest {
    /** What ten short tasks commit: the start with the first task, each result with the next task, and the end. */
    private static final int ENTRIES = 11;

    private static final int USUAL_BODY = 800;

    private final CapacityLedger ledger = new CapacityLedger();
    private final DynamoDbStore store =
            Stores.fresh(DynamoDbLocal.client(new CapacityInterceptor(ledger)), new MutableClock(T0), Optional.empty());

    @Test
    void hotWorkflowOfTenTasksCostsThirteenWritesAndTwentyUnitsAtMost() {
        Head head = open("a");
        store.log().start(head, Optional.empty());
        for (int seq = 1; seq <= ENTRIES; seq++) {
            byte[] body = new byte[USUAL_BODY];
            new Random(seq).nextBytes(body);
            Optional<Head> closed = seq < ENTRIES ? Optional.empty() : Optional.of(succeeded(head, T0));
            store.log().append(head.key(), entry(seq, body), closed);
        }
        Map<Use, Units> uses = ledger.snapshot();
        double inTable = 0;
        long writes = 0;
        for (var use : uses.entrySet()) {
            boolean table = use.getKey().index().isEmpty();
            inTable += table ? use.getValue().write() : 0;
            writes += table ? use.getValue().requests() : 0;
        }
        assertThat(writes).as("writes: %s", uses).isLessThanOrEqualTo(13);
        assertThat(inTable).as("units of the table: %s", uses).isLessThanOrEqualTo(13);
        assertThat(ledger.total().write()).as("units: %s", uses).isLessThanOrEqualTo(20);
        assertThat(ledger.total().read()).as("reads: %s", uses).isZero();
    }

    @Test
    void failedConditionIsCountedThoughNobodyReportsIt() {
        Head head = open("a");
        store.log().start(head, Optional.empty());
        store.log().append(head.key(), entry(1, new byte[90]), Optional.empty());
        ledger.clear();
        store.log().append(head.key(), entry(1, new byte[90]), Optional.empty());
        Units units = ledger.total();
        assertThat(units).isEqualTo(new Units(1, 0, 1, 1));
        assertThat(ledger.snapshot().keySet()).extracting(Use::operation).containsExactly("PutItem");
    }

    @Test
    void queryThatFindsNothingIsChargedThoughTheLocalServerDoesNotSayIt() {
        store.log().latest(open("a").key());
        assertThat(ledger.total()).isEqualTo(new Units(1, 1, 0, 0));
    }

    @Test
    void inputThatLeavesTheHeadBelowAUnitLiesInIt() {
        assertThat(unitsOfStart("a", 900)).isEqualTo(new Units(3, 0, 3, 0));
        assertThat(unitsOfStart("b", 1600)).as("with an item of its own").isEqualTo(new Units(4, 0, 4, 0));
    }

    private Units unitsOfStart(String name, int inputBytes) {
        ledger.clear();
        byte[] noise = new byte[inputBytes / 2];
        new Random(1).nextBytes(noise);
        Json input = Json.ofText("\"" + HexFormat.of().formatHex(noise) + "\"");
        store.log().start(LogSamples.open(LogSamples.key(name), LogSamples.MACHINE, T0, input), Optional.empty());
        return ledger.total();
    }

    @Test
    void readsAreCounted() {
        store.log().head("arn");
        assertThat(ledger.total()).isEqualTo(new Units(1, 1, 0, 0));
    }
}
