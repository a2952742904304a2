package dev.baton.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DrivenExecutions;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.ThreadedTasks;
import dev.baton.engine.driver.VirtualThreads;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entries of an execution that waits for very long expired, in whatever order: nothing that it did is done again. */
@ExtendWith(DynamoDbLocal.class)
class ExpiredEntriesTest {
    private static final String PAY_AND_ASK = """
        {"StartAt":"Pay","States":{
          "Pay":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:pay","Next":"Ask"},
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","End":true,
                 "Parameters":{"FunctionName":"f","Payload":{"t.$":"$$.Task.Token"}}}}}""";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:long";

    private final InstantSource clock = InstantSource.system();
    private final DynamoDbClient client = DynamoDbLocal.shared();
    private final Tables tables = DynamoDbLocal.freshTables();
    private final DynamoDbStore store = new DynamoDbStore(client, tables, Optional.empty(), clock, Stores.RETENTION);
    private final BlockingQueue<WakeUp> queue = new LinkedBlockingQueue<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final DrivenExecutions executions = executions();

    @Test
    void executionAllOfWhoseEntriesExpiredDoesNotBeginAgain() throws InterruptedException {
        waitsForAnAnswer();
        expire(seq -> true);
        patrol();
        assertFailedWithoutAnotherCall();
    }

    @Test
    void executionWhoseNewestEntriesExpiredDoesNotGoOnFromWhatIsLeft() throws InterruptedException {
        long newest = waitsForAnAnswer();
        expire(seq -> seq > 1 && seq <= newest);
        patrol();
        assertFailedWithoutAnotherCall();
    }

    @Test
    void executionWhoseSnapshotExpiredEndsInsteadOfFellingOneDriverAfterTheOther() throws InterruptedException {
        waitsForAnAnswer();
        expire(seq -> seq == 1);
        patrol();
        assertFailedWithoutAnotherCall();
    }

    private void assertFailedWithoutAnotherCall() {
        Head head = store.log().head(ARN).orElseThrow();
        assertThat(calls).containsExactly("Pay#1", "Ask#2");
        assertThat(head.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(head.closing().orElseThrow().failure().orElseThrow().error()).contains(ErrorNames.RUNTIME);
    }

    /** @return the number of the newest entry */
    private long waitsForAnAnswer() throws InterruptedException {
        executions.start(new NewExecution(
                new ExecutionIdentity(
                        ARN,
                        "long",
                        "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                        "m",
                        "arn:aws:iam::123456789012:role/r",
                        clock.instant(),
                        Json.EMPTY_OBJECT,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "0".repeat(64),
                Optional.empty(),
                Optional.empty()));
        executions.driver().drive(queue.take(), deadline());
        assertThat(calls).containsExactly("Pay#1", "Ask#2");
        Head head = store.log().head(ARN).orElseThrow();
        assertThat(head.closing()).isEmpty();
        return store.log().latest(head.key()).getLast().seq();
    }

    /** What DynamoDB does when the time of items is over. */
    private void expire(LongPredicate which) {
        String pk = store.log().head(ARN).orElseThrow().key().incarnation().text();
        client
                .query(query -> query.tableName(tables.executions())
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(pk))))
                .items()
                .stream()
                .filter(item -> item.get("sk").s().startsWith("e"))
                .filter(item -> which.test(ItemKeys.seq(item.get("sk").s())))
                .forEach(item -> client.deleteItem(delete ->
                        delete.tableName(tables.executions()).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
    }

    /** The sweep's look, each day. */
    private void patrol() {
        Head head = store.log().head(ARN).orElseThrow();
        executions.driver().drive(new WakeUp(head.key(), WakeUp.Reason.SWEEP, 0), deadline());
    }

    private Deadline deadline() {
        return new Deadline(clock.instant().plusSeconds(1200), true);
    }

    private DrivenExecutions executions() {
        TaskIntegration integration = new PayAndAsk();
        DriverPorts ports = new DriverPorts(
                store.log(),
                store.tokens(),
                new TaskTokens(new byte[16]),
                (wakeUp, notBefore) -> queue.add(wakeUp),
                new OneMachine(),
                integration,
                new ThreadedTasks(integration),
                new VirtualThreads(clock),
                clock,
                RandomGenerator.getDefault());
        DriverSettings settings = new DriverSettings(
                "p",
                new LeasePolicy.ByClock(Duration.ofSeconds(10)),
                Limits.AWS,
                Fuel.STANDARD,
                true,
                5,
                Duration.ZERO);
        return new DrivenExecutions(ports, settings, store.expressInputs(), false);
    }

    private final class PayAndAsk implements TaskIntegration {
        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            calls.add(call.stateName() + "#" + call.attempt());
            return call.stateName().equals("Pay")
                    ? new TaskAnswer.Succeeded(Json.EMPTY_OBJECT)
                    : new TaskAnswer.Submitted(Json.EMPTY_OBJECT);
        }
    }

    private static final class OneMachine implements Definitions {
        private final StateMachine machine =
                DefinitionParser.parse(PAY_AND_ASK).machine().orElseThrow();

        @Override
        public StateMachine compiled(String definitionId) {
            return machine;
        }

        @Override
        public String text(String definitionId) {
            return PAY_AND_ASK;
        }
    }
}
