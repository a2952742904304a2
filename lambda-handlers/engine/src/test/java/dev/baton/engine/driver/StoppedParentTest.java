package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The process that answers StopExecution stands still with its answer: what the stopped execution waited for is ended by others. */
class StoppedParentTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final String STARTS_A_CHILD = """
        {"StartAt":"C","States":{"C":{"Type":"Task","End":true,"Resource":"arn:aws:states:::states:startExecution.sync:2",
         "Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:child"}}}}""";

    private final InstantSource clock = InstantSource.system();
    private final InMemoryTokens tokens = new InMemoryTokens();
    private final InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(1), tokens::forget);
    private final BlockingQueue<WakeUp> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final List<String> madeByTheApi = new ArrayList<>();
    private final Children children = new Children();

    @Test
    void childOfAStoppedParentIsStoppedThoughTheApiStandsStill() {
        DrivenExecutions api = process("api", new Frozen());
        DrivenExecutions functions = process("functions", new ThreadedTasks(children));
        api.start(parent());
        driveAll(functions);
        assertThat(head().closing()).as("it waits for its child").isEmpty();

        Optional<Head> stopped = api.stop(ARN, Failure.of("Stopped", "by hand"));

        assertThat(stopped.map(Head::status)).contains(ExecutionStatus.ABORTED);
        assertThat(stopped.flatMap(Head::dueAt)).as("the child is owed its end").isPresent();
        assertThat(cancelled).hasValue(0);
        driveAll(functions);
        assertThat(cancelled).hasValue(1);
        assertThat(head().dueAt()).as("nothing is owed any more").isEmpty();
        assertThat(madeByTheApi).isEmpty();
    }

    private Head head() {
        return log.head(ARN).orElseThrow();
    }

    private void driveAll(DrivenExecutions functions) {
        for (WakeUp next = queue.poll(); next != null; next = queue.poll()) {
            functions.driver().drive(next, new Deadline(clock.instant().plusSeconds(120), true));
        }
    }

    private NewExecution parent() {
        ExecutionIdentity identity = new ExecutionIdentity(
                ARN,
                "e",
                OneProcess.MACHINE,
                "m",
                "arn:aws:iam::123456789012:role/r",
                clock.instant(),
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new NewExecution(identity, STARTS_A_CHILD, Optional.empty(), Optional.empty());
    }

    private DrivenExecutions process(String name, TaskStarter tasks) {
        DriverPorts ports = new DriverPorts(
                log,
                tokens,
                new TaskTokens(new byte[16]),
                (wakeUp, at) -> queue.add(wakeUp),
                new OneMachine(STARTS_A_CHILD),
                children,
                tasks,
                new VirtualThreads(clock),
                clock,
                RandomGenerator.getDefault());
        DriverSettings settings = new DriverSettings(
                name,
                new LeasePolicy.ByClock(Duration.ofSeconds(10)),
                Limits.AWS,
                Fuel.STANDARD,
                true,
                5,
                Duration.ZERO);
        return new DrivenExecutions(ports, settings, new InMemoryExpressInputs(), false);
    }

    /** Begins calls that come to nothing. */
    private final class Frozen implements TaskStarter {
        @Override
        public Running start(TaskCall call, Consumer<TaskAnswer> answered) {
            madeByTheApi.add("call");
            return () -> {};
        }

        @Override
        public void poll(TaskCall call, Json handle, Consumer<JobStatus> answered) {
            madeByTheApi.add("poll");
        }

        @Override
        public void cancel(TaskCall call, Optional<Json> handle, Consumer<Cancellation> answered) {
            madeByTheApi.add("cancel");
        }
    }

    private final class Children implements TaskIntegration {
        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return true;
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            return new TaskAnswer.Submitted(Json.EMPTY_OBJECT);
        }

        @Override
        public boolean cancels(TaskResource resource) {
            return true;
        }

        @Override
        public Cancellation cancel(TaskCall call, Optional<Json> handle) {
            cancelled.incrementAndGet();
            return new Cancellation.Confirmed();
        }
    }
}
