package dev.baton.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entries of an execution that waits for very long expired, in whatever order: nothing that it did is done again. */
@ExtendWith(DynamoDbLocal.class)
class ExpiredEntriesTest {
    private final PayingProcess process = new PayingProcess();

    @Test
    void executionAllOfWhoseEntriesExpiredDoesNotBeginAgain() {
        waitsForAnAnswer();
        expire(seq -> true);
        process.drive(WakeUp.Reason.SWEEP);
        assertFailedWithoutAnotherCall();
    }

    @Test
    void executionWhoseNewestEntriesExpiredDoesNotGoOnFromWhatIsLeft() {
        long newest = waitsForAnAnswer();
        expire(seq -> seq > 1 && seq <= newest);
        process.drive(WakeUp.Reason.SWEEP);
        assertFailedWithoutAnotherCall();
    }

    @Test
    void executionWhoseSnapshotExpiredEndsInsteadOfFellingOneDriverAfterTheOther() {
        waitsForAnAnswer();
        expire(seq -> seq == 1);
        process.drive(WakeUp.Reason.SWEEP);
        assertFailedWithoutAnotherCall();
    }

    private void assertFailedWithoutAnotherCall() {
        Head head = process.head();
        assertThat(process.calls).containsExactly("Pay#1", "Ask#2");
        assertThat(head.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(head.closing().orElseThrow().failure().orElseThrow().error()).contains(ErrorNames.RUNTIME);
    }

    /** @return the number of the newest entry */
    private long waitsForAnAnswer() {
        process.asks();
        assertThat(process.calls).containsExactly("Pay#1", "Ask#2");
        assertThat(process.head().closing()).isEmpty();
        return process.store.log().latest(process.head().key()).getLast().seq();
    }

    /** What DynamoDB does when the time of items is over. */
    private void expire(LongPredicate which) {
        String pk = process.head().key().incarnation().text();
        process
                .client
                .query(query -> query.tableName(process.tables.executions())
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(pk))))
                .items()
                .stream()
                .filter(item -> item.get("sk").s().startsWith("e"))
                .filter(item -> which.test(ItemKeys.seq(item.get("sk").s())))
                .forEach(item -> process.client.deleteItem(delete -> delete.tableName(process.tables.executions())
                        .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
    }
}
