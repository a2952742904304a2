package dev.baton.aws.dynamodb;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.OneMachine;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A driver on DynamoDB Local of one execution: it pays, then asks a worker and waits for the answer. Its wake-ups are kept. */
final class PayingProcess {
    private static final String PAY_AND_ASK = """
        {"StartAt":"Pay","States":{
          "Pay":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:pay","Next":"Ask"},
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","End":true,
                 "Parameters":{"FunctionName":"f","Payload":{"t.$":"$$.Task.Token"}}}}}""";
    static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:long";

    final InstantSource clock = InstantSource.system();
    final DynamoDbClient client = DynamoDbLocal.shared();
    final Tables tables = DynamoDbLocal.freshTables();
    final DynamoDbStore store = new DynamoDbStore(client, tables, Optional.empty(), clock, Stores.RETENTION);
    final BlockingQueue<WakeUp> queue = new LinkedBlockingQueue<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final TaskTokens taskTokens = new TaskTokens(new byte[16]);
    final DrivenExecutions executions = executions();
    boolean queueIsAway;

    /** Starts it and drives it as far as the worker. */
    void asks() {
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
        drive(queue.remove().reason());
    }

    Head head() {
        return store.log().head(ARN).orElseThrow();
    }

    void drive(WakeUp.Reason reason) {
        executions
                .driver()
                .drive(
                        new WakeUp(head().key(), reason, 0),
                        new Deadline(clock.instant().plusSeconds(1200), true));
    }

    private DrivenExecutions executions() {
        TaskIntegration integration = new PayAndAsk();
        DriverPorts ports = new DriverPorts(
                store.log(),
                store.tokens(),
                taskTokens,
                (wakeUp, notBefore) -> send(wakeUp),
                new OneMachine(PAY_AND_ASK),
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
                1,
                Duration.ZERO);
        return new DrivenExecutions(ports, settings, store.expressInputs(), false);
    }

    private void send(WakeUp wakeUp) {
        if (queueIsAway) {
            throw new StoreException("the queue is away");
        }
        queue.add(wakeUp);
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
}
