package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The long lane's driver: one branch or iteration calls for long; the next call of another one does not wait for that. */
class OtherBranchesTest {
    private static final String PARALLEL = """
        {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
          {"StartAt":"Long","States":{"Long":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:long","End":true}}},
          {"StartAt":"B1","States":{"B1":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:b1","Next":"B2"},
                                    "B2":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:b2","End":true}}}]}}}""";

    private static final String MAP = """
        {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemsPath":"$.items","ItemProcessor":{
          "StartAt":"B1","States":{"B1":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:b1","ResultPath":null,"Next":"Kind"},
            "Kind":{"Type":"Choice","Choices":[{"Variable":"$.long","BooleanEquals":true,"Next":"Long"}],"Default":"B2"},
            "Long":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:long","End":true},
            "B2":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:b2","ResultPath":null,"Next":"B3"},
            "B3":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:b3","End":true}}}}}}""";

    @Test
    void otherBranchesGoOnWhileOneCallIsLong() throws Exception {
        goesOnBesideALongCall(PARALLEL, "B2");
    }

    @Test
    void otherIterationsGoOnWhileOneCallIsLong() throws Exception {
        goesOnBesideALongCall(MAP, "B3");
    }

    private static void goesOnBesideALongCall(String definition, String last) throws Exception {
        InstantSource clock = InstantSource.system();
        InMemoryTokens tokens = new InMemoryTokens();
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(1), tokens::forget);
        CountDownLatch other = new CountDownLatch(1);
        AtomicBoolean early = new AtomicBoolean();
        TaskIntegration integration = new TaskIntegration() {
            @Override
            public boolean serves(TaskResource r) {
                return true;
            }

            @Override
            public boolean repeatable(TaskResource r) {
                return false;
            }
            // The functions have Lambda's longest time-out, as many have; or GetFunctionConfiguration is refused.
            @Override
            public Duration bound(TaskResource r, Json p) {
                return Duration.ofMinutes(15);
            }

            @Override
            public TaskAnswer call(TaskCall call) throws InterruptedException {
                if (call.stateName().equals("Long")) {
                    // The bound only ends a test that fails.
                    early.set(other.await(60, TimeUnit.SECONDS));
                } else if (call.stateName().equals(last)) {
                    other.countDown();
                }
                return new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);
            }
        };
        BlockingQueue<WakeUp> queue = new LinkedBlockingQueue<>();
        // Two processes: a driver of the short lane and as many of the long lane as there are messages.
        DriverPorts ports = new DriverPorts(
                log,
                tokens,
                new TaskTokens(new byte[16]),
                (w, at) -> queue.add(w),
                new OneMachine(definition),
                integration,
                new ThreadedTasks(integration),
                new VirtualThreads(clock),
                clock,
                RandomGenerator.getDefault());
        String arn = "arn:aws:states:us-east-1:123456789012:execution:m:e";
        process(ports)
                .start(new NewExecution(
                        new ExecutionIdentity(
                                arn,
                                "e",
                                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                                "m",
                                "arn:aws:iam::123456789012:role/r",
                                clock.instant(),
                                Json.ofText("{\"items\":[{\"long\":true},{\"long\":false}]}"),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        definition,
                        Optional.empty(),
                        Optional.empty()));
        Instant begin = clock.instant();
        while (log.head(arn).orElseThrow().closing().isEmpty()
                && clock.instant().isBefore(begin.plusSeconds(120))) {
            WakeUp w = queue.poll(1, TimeUnit.SECONDS);
            if (w != null) {
                boolean l = w.reason().lane() == WakeUp.Lane.LONG;
                Thread.ofVirtual()
                        .start(() -> process(ports)
                                .driver()
                                .drive(w, new Deadline(clock.instant().plusSeconds(l ? 900 : 120), l)));
            }
        }
        assertThat(early).isTrue();
    }

    private static DrivenExecutions process(DriverPorts ports) {
        return new DrivenExecutions(
                ports,
                new DriverSettings(
                        UUID.randomUUID().toString(),
                        new LeasePolicy.ByClock(Duration.ofSeconds(10)),
                        Limits.AWS,
                        Fuel.STANDARD,
                        true,
                        5,
                        Duration.ZERO),
                new InMemoryExpressInputs(),
                false);
    }
}
