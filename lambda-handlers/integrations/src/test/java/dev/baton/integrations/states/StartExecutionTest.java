package dev.baton.integrations.states;

import static dev.baton.integrations.Calls.PARENT;
import static dev.baton.integrations.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.assembly.OwnEngine;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.registry.InMemoryStateMachines;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.start.Starts;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.Calls;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartExecutionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final String START = "arn:aws:states:::states:startExecution";
    private static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    private static final String CHILD = "arn:aws:states:us-east-1:123456789012:execution:child:";

    private final InMemoryStateMachines machines = new InMemoryStateMachines();
    private final RecordingExecutions executions = new RecordingExecutions();
    private final StartExecution start = new StartExecution(new Engine());

    private final class Engine implements OwnEngine {
        @Override
        public Starts starts() {
            return new Starts(machines, executions, InstantSource.fixed(NOW), () -> {
                throw new IllegalStateException("a nested start draws nothing");
            });
        }

        @Override
        public Executions executions() {
            return executions;
        }

        @Override
        public ExecutionLog log() {
            return executions.log;
        }

        @Override
        public ActivityPorts activities() {
            throw new IllegalStateException("no activity is asked for");
        }
    }

    @BeforeEach
    void register() {
        register("child", MachineType.STANDARD);
        register("quick", MachineType.EXPRESS);
    }

    private void register(String name, MachineType type) {
        MachineSettings settings =
                new MachineSettings("d1", "arn:aws:iam::123456789012:role/child", LoggingSettings.OFF, false);
        machines.create(RegisteredMachine.created(MACHINES + name, name, type, settings, NOW, Map.of()), List.of());
    }

    private TaskAnswer start(String suffix, String machine, String more) {
        return start.call(call(START + suffix, "{\"StateMachineArn\":\"" + MACHINES + machine + "\"" + more + "}"));
    }

    /** By another attempt. */
    private TaskAnswer other(String suffix, String machine, String more) {
        return start.call(
                Calls.ofAttempt(8, START + suffix, "{\"StateMachineArn\":\"" + MACHINES + machine + "\"" + more + "}"));
    }

    private void end(String arn) {
        Head head = executions.log.head(arn).orElseThrow();
        executions.log.append(
                head.key(),
                new EncodedEntry(1, 1, new CommitId(1, 1), 1, 1, new byte[] {1}),
                Optional.of(head.closed(new Closing(ExecutionStatus.SUCCEEDED, NOW, Optional.empty()))));
    }

    @Test
    void repeatedCallOfANamedChildThatHasEndedMeanwhileFindsIt() {
        TaskAnswer first = start("", "child", ",\"Name\":\"order-1\",\"Input\":{\"a\":1}");
        end(CHILD + "order-1");

        assertThat(start("", "child", ",\"Name\":\"order-1\",\"Input\":{\"a\":1}"))
                .isEqualTo(first);
        assertThat(error(other("", "child", ",\"Name\":\"order-1\",\"Input\":{\"a\":1}")))
                .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
    }

    @Test
    void repeatedCallOfAnExpressChildAsksForTheSameOne() {
        start("", "quick", "");
        start("", "quick", "");
        other("", "quick", "");

        List<NewExecution> asked = executions.expressStarted;
        assertThat(asked.get(1).incarnation())
                .isPresent()
                .isEqualTo(asked.get(0).incarnation());
        assertThat(asked.get(1).identity()).isEqualTo(asked.get(0).identity());
        assertThat(asked.get(2).incarnation()).isNotEqualTo(asked.get(0).incarnation());
    }

    /** The head may have been written after whoever deletes the machine looked for its executions. */
    @Test
    void executionThatStartedWhileItsMachineWentAwayIsStopped() {
        executions.beforeStart = () -> machines.machine(MACHINES + "child")
                .ifPresent(machine -> machines.replace(machine.deleting(), List.of()));

        assertThat(error(start("", "child", ",\"Name\":\"late\""))).contains("StateMachineDeleting");
        assertThat(executions.stopped).containsExactly(CHILD + "late");
    }

    private static String error(TaskAnswer answer) {
        return ((TaskAnswer.Failed) answer).failure().error().orElseThrow();
    }

    @Test
    void plainStartSucceedsWithTheAnswerOfStartExecution() {
        TaskAnswer answer = start("", "child", ",\"Name\":\"c1\",\"Input\":{\"a\":1}");

        Json output = ((TaskAnswer.Succeeded) answer).output();
        assertThat(output.node().path("ExecutionArn").textValue()).isEqualTo(CHILD + "c1");
        assertThat(output.node().path("StartDate").longValue()).isEqualTo(NOW.toEpochMilli());
        assertThat(output.node().at("/SdkHttpMetadata/HttpStatusCode").intValue())
                .isEqualTo(200);
        NewExecution started = executions.started.getFirst();
        assertThat(started.identity().input().text()).isEqualTo("{\"a\":1}");
        assertThat(started.definition()).isEqualTo("d1");
        assertThat(started.parent()).isEmpty();
    }

    @Test
    void syncIsSubmittedAndTheChildKnowsItsParent() {
        TaskAnswer answer = start(".sync:2", "child", "");

        assertThat(answer).isInstanceOf(TaskAnswer.Submitted.class);
        assertThat(executions.started.getFirst().parent())
                .contains(new ParentTask(new ExecutionKey(PARENT, new Incarnation(1, 2)), 7, true));
    }

    @Test
    void repeatedCallFindsTheSameChild() {
        TaskAnswer first = start(".sync", "child", "");
        TaskAnswer second = start(".sync", "child", "");

        assertThat(second).isEqualTo(first);
        assertThat(executions.started).hasSize(1);
    }

    @Test
    void nameOfAnotherRunningExecutionWithTheSameInputIsIdempotent() {
        start("", "child", ",\"Name\":\"c1\",\"Input\":{\"a\":1}");

        assertThat(other("", "child", ",\"Name\":\"c1\",\"Input\":{\"a\":1}")).isInstanceOf(TaskAnswer.Succeeded.class);
        assertThat(error(other("", "child", ",\"Name\":\"c1\",\"Input\":{\"a\":2}")))
                .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
        assertThat(error(other(".sync", "child", ",\"Name\":\"c1\",\"Input\":{\"a\":1}")))
                .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
    }

    @Test
    void textInputIsTheInputItself() {
        start("", "child", ",\"Input\":\"{\\\"a\\\": 1}\"");

        assertThat(executions.started.getFirst().identity().input().text()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void inputThatIsNoJsonIsRefused() {
        assertThat(error(start("", "child", ",\"Input\":\"nonsense\"")))
                .isEqualTo("StepFunctions.InvalidExecutionInputException");
    }

    @Test
    void unknownMachineIsNamedInTheFirstSdksDialect() {
        Failure failure = ((TaskAnswer.Failed) start("", "nobody", "")).failure();

        assertThat(failure.error()).contains("StepFunctions.StateMachineDoesNotExistException");
        assertThat(failure.cause().orElseThrow())
                .startsWith("State Machine Does Not Exist: '" + MACHINES
                        + "nobody' (Service: AWSStepFunctions; Status Code: 400; Error Code:"
                        + " StateMachineDoesNotExist;");
    }

    @Test
    void expressChildIsStartedButNotWaitedFor() {
        assertThat(start("", "quick", "")).isInstanceOf(TaskAnswer.Succeeded.class);
        ExecutionIdentity express = executions.expressStarted.getFirst().identity();
        assertThat(express.executionArn()).startsWith("arn:aws:states:us-east-1:123456789012:express:quick:");
        assertThat(error(start(".sync", "quick", ""))).isEqualTo("StepFunctions.StateMachineTypeNotSupportedException");
    }

    @Test
    void cancelStopsOnlyItsOwnChild() {
        start("", "child", ",\"Name\":\"c1\"");
        start(".sync", "child", ",\"Name\":\"c2\"");
        String machine = "{\"StateMachineArn\":\"" + MACHINES + "child\",\"Name\":";

        start.cancel(call(START + ".sync", machine + "\"c1\"}"), Optional.empty());
        start.cancel(call(START + ".sync", machine + "\"c2\"}"), Optional.empty());

        assertThat(executions.stopped).containsExactly(CHILD + "c2");
    }
}
