package dev.baton.engine.driver;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.LocalWakeUps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A process in memory with real threads and the real clock; its tasks are answered by the test. */
public final class OneProcess implements AutoCloseable {
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    /** Answers calls in a test. */
    public interface Worker {
        TaskAnswer answer(TaskCall call) throws InterruptedException;
    }

    final InstantSource clock = InstantSource.system();
    final InMemoryTokens tokens = new InMemoryTokens();
    final InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(1), tokens::forget);
    final InMemoryExpressInputs expressInputs = new InMemoryExpressInputs();
    final LocalWakeUps wakeUps = new LocalWakeUps(clock);
    final TaskTokens taskTokens = new TaskTokens(new byte[16]);
    final List<TaskCall> calls = new CopyOnWriteArrayList<>();
    final List<TokenKey> offers = new CopyOnWriteArrayList<>();
    final List<Long> withdrawn = new CopyOnWriteArrayList<>();
    /** What is said at once to a task of an activity. */
    volatile Optional<TaskAnswer> offerAnswer = Optional.empty();

    final DrivenExecutions executions;
    private final Map<String, StateMachine> machines = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    public OneProcess(Worker worker) {
        this(worker, Duration.ZERO);
    }

    public OneProcess(Worker worker, Duration longestPark) {
        this(worker, longestPark, StatusEvents.NONE);
    }

    public OneProcess(Worker worker, Duration longestPark, StatusEvents statusEvents) {
        this(longestPark, statusEvents, process -> process.integration(worker));
    }

    /** With a service of jobs, say. */
    OneProcess(TaskIntegration integration) {
        this(Duration.ZERO, StatusEvents.NONE, process -> integration);
    }

    private OneProcess(
            Duration longestPark, StatusEvents statusEvents, Function<OneProcess, TaskIntegration> integrations) {
        TaskIntegration integration = integrations.apply(this);
        DriverPorts ports = new DriverPorts(
                log,
                tokens,
                taskTokens,
                wakeUps,
                definitions(),
                integration,
                new ThreadedTasks(integration),
                new VirtualThreads(clock),
                clock,
                RandomGenerator.getDefault(),
                EventLog.NONE,
                statusEvents);
        DriverSettings settings = new DriverSettings(
                "epoch", new LeasePolicy.ByEpoch(), Limits.AWS, Fuel.STANDARD, false, 5, longestPark);
        executions = new DrivenExecutions(ports, settings, expressInputs, true);
        wakeUps.deliverTo(wakeUp -> executions.driver().drive(wakeUp, Deadline.NONE));
    }

    private TaskIntegration integration(Worker worker) {
        return new TaskIntegration() {
            @Override
            public boolean serves(TaskResource resource) {
                return true;
            }

            @Override
            public TaskAnswer call(TaskCall call) throws InterruptedException {
                calls.add(call);
                return worker.answer(call);
            }

            @Override
            public Optional<TaskAnswer> offer(TaskCall call) {
                calls.add(call);
                offers.add(new TokenKey(call.key(), call.attempt()));
                return offerAnswer;
            }

            @Override
            public void withdraw(TaskCall call) {
                withdrawn.add(call.attempt());
            }

            @Override
            public boolean repeatable(TaskResource resource) {
                return false;
            }
        };
    }

    private Definitions definitions() {
        return new Definitions() {
            @Override
            public StateMachine compiled(String definitionId) {
                return machines.computeIfAbsent(
                        definitionId,
                        text -> DefinitionParser.parse(text)
                                .machine()
                                .orElseThrow(() -> new IllegalArgumentException(text)));
            }

            @Override
            public String text(String definitionId) {
                return definitionId;
            }
        };
    }

    /** That definition means that machine here, whatever it says. */
    void knows(String definition, StateMachine machine) {
        machines.put(definition, machine);
    }

    NewExecution execution(String definition, String input, boolean express) {
        String name = "e" + names.incrementAndGet();
        ExecutionIdentity identity = new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:" + name,
                name,
                MACHINE,
                "m",
                "arn:aws:iam::123456789012:role/r",
                clock.instant(),
                Json.ofText(input),
                express,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new NewExecution(identity, definition.replace('\'', '"'), Optional.empty(), Optional.empty());
    }

    /** Starts and gives the key. */
    public ExecutionKey start(String definition, String input) {
        NewExecution execution = execution(definition, input, false);
        executions.start(execution);
        return head(execution.identity().executionArn()).key();
    }

    Head head(String arn) {
        return log.head(arn).orElseThrow();
    }

    /** Waits for the end. */
    public Execution end(ExecutionKey key) {
        await(() -> head(key.executionArn()).closing().isPresent());
        return state(key);
    }

    Execution state(ExecutionKey key) {
        return EntryReader.read(log.latest(key)).execution();
    }

    void await(BooleanSupplier condition) {
        Instant late = clock.instant().plusSeconds(120);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(late)) {
                throw new AssertionError("waited in vain");
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        wakeUps.close();
    }
}
