package dev.baton.engine.simulation;

import dev.baton.asl.Limits;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.loop.Sweep;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one world is made of: its stores, its processes, the services outside, and what its clients want. */
final class Universe {
    static final String CHILD = "arn:aws:states:us-east-1:123456789012:stateMachine:child";
    private static final long SWEEP_MILLIS = 60_000;
    private static final long FOREVER_MILLIS = Duration.ofDays(6).toMillis();
    private static final Instant FAR = World.DAWN.plus(Duration.ofDays(1000));

    final World world;
    final InMemoryTokens tokens = new InMemoryTokens();
    final InMemoryExecutionLog log;
    final TaskTokens taskTokens =
            new TaskTokens("the simulation's secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    final Definitions definitions;
    /** In some worlds histories are soon full. */
    final Limits limits;

    final Jobs jobs;
    final Outside outside;
    final Laws laws;
    final Clients clients;
    final ToldEnds toldEnds = new ToldEnds(this);
    private final DurableQueue queue;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private int lives;

    Universe(World world) {
        this.world = world;
        this.log = new InMemoryExecutionLog(() -> World.DAWN, Duration.ofDays(10_000), key -> {});
        int events = world.chance(10) ? 10 + world.random.nextInt(60) : 2_000;
        this.limits = new Limits(events, 262_144, 3, 1.0);
        Map<String, RandomMachine.Promise> promises = new HashMap<>();
        List<String> texts = new ArrayList<>();
        texts.add(new RandomMachine(world.random, promises, "c", false).definition());
        int machines = 1 + world.random.nextInt(2);
        for (int i = 0; i < machines; i++) {
            texts.add(new RandomMachine(world.random, promises, "m" + i, true).definition());
        }
        List<StateMachine> compiled = texts.stream().map(Universe::compile).toList();
        texts.forEach(text -> world.note(() -> text));
        this.definitions = new Definitions() {
            @Override
            public StateMachine compiled(String definitionId) {
                return compiled.get(Integer.parseInt(definitionId));
            }

            @Override
            public String text(String definitionId) {
                return texts.get(Integer.parseInt(definitionId));
            }
        };
        this.laws = new Laws(this, promises);
        this.jobs = new Jobs(this);
        this.outside = new Outside(this);
        this.clients = new Clients(this);
        this.queue = new DurableQueue(this);
        int count = world.weather.shared() ? 2 + world.random.nextInt(2) : 1;
        for (int i = 0; i < count; i++) {
            begin();
        }
        int executions = 1 + world.random.nextInt(3);
        for (int i = 0; i < executions; i++) {
            clients.start("e" + i, Integer.toString(1 + world.random.nextInt(machines)));
        }
        world.after(30_000 + world.random.nextInt(200_000), () -> {
            world.note(() -> "the storm is over");
            world.weather = world.weather.calmed();
        });
        if (world.weather.sweeping()) {
            world.after(SWEEP_MILLIS, this::sweep);
        }
    }

    private static StateMachine compile(String text) {
        var result = DefinitionParser.parse(text);
        return result.machine().orElseThrow(() -> new IllegalStateException(result.diagnostics() + "\n" + text));
    }

    // ---- processes

    private void begin() {
        SimulatedProcess process = new SimulatedProcess(world, this, ++lives);
        processes.add(process);
        laws.begins(process);
        world.note(() -> process + " begins");
        if (!world.weather.shared()) {
            // What the dead process kept in memory is rebuilt from the log.
            process.start("recovery", () -> recover(process));
        }
    }

    private void recover(SimulatedProcess process) {
        try {
            new Sweep(new GatedLog(process, this), wakeUps(process), 1000).once(FAR, process.instant());
        } catch (StoreException e) {
            process.pause(Duration.ofSeconds(1));
            recover(process);
        }
    }

    /** Somebody died: a new life begins some time later. */
    void crashed(SimulatedProcess process) {
        processes.remove(process);
        world.after(50 + world.random.nextInt(20_000), this::begin);
    }

    /** Any process that is alive. */
    Optional<SimulatedProcess> anybody() {
        return processes.isEmpty()
                ? Optional.empty()
                : Optional.of(processes.get(world.random.nextInt(processes.size())));
    }

    WakeUps wakeUps(SimulatedProcess process) {
        return world.weather.shared() ? queue.of(process) : new ProcessTimers(process);
    }

    private void sweep() {
        if (log.overdue(FAR, 1).isEmpty() && clients.isContent()) {
            return;
        }
        if (world.now() > FOREVER_MILLIS) {
            throw new Violation(Law.EVERY_EXECUTION_ENDS, "does not end: " + log.overdue(FAR, 10));
        }
        anybody()
                .ifPresent(process -> process.start(
                        "sweep",
                        () -> new Sweep(new GatedLog(process, this), wakeUps(process), 100)
                                .once(process.instant().minusSeconds(30), process.instant())));
        world.after(world.now() > 3_600_000 ? 30 * SWEEP_MILLIS : SWEEP_MILLIS, this::sweep);
    }

    // ---- executions

    String name(ExecutionKey key) {
        return key.executionArn().substring(key.executionArn().lastIndexOf(':') + 1);
    }

    NewExecution execution(SimulatedProcess process, String name, String definition, Optional<ParentTask> parent) {
        ExecutionIdentity identity = new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:" + name,
                name,
                CHILD,
                "m",
                "arn:aws:iam::123456789012:role/r",
                process.instant(),
                Json.ofText("{\"n\":0,\"items\":[1,2,3]}"),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new NewExecution(identity, definition, Optional.empty(), parent);
    }

    /** Runs the world to its end and checks what must be true then. */
    void run() {
        world.run();
        while (world.weather.sweeping() && !log.overdue(FAR, 1).isEmpty()) {
            // Somebody stood still in a client's call, and did what was asked for when all sweeps had seen everything
            // at rest.
            sweep();
            world.run();
        }
        clients.check();
        for (Head open : log.overdue(FAR, 100)) {
            boolean unaccepted = log.latest(open.key()).isEmpty();
            if (unaccepted && world.weather.shared() && !world.weather.sweeping()) {
                // A child whose starter died between its head and its wake-up: only the sweep would find it.
                continue;
            }
            throw new Violation(
                    Law.EVERY_EXECUTION_ENDS, "left open: " + open.identity().name() + " " + laws.state(open.key()));
        }
        laws.checkHistories();
        jobs.check();
        toldEnds.check();
    }

    static Failure failure(String error) {
        return Failure.of(error, "because");
    }
}
