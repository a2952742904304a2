package dev.baton.engine.api;

import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.activity.InMemoryActivities;
import dev.baton.engine.activity.LocalActivityQueues;
import dev.baton.engine.api.extension.ExtensionOperations;
import dev.baton.engine.api.extension.ExtensionPorts;
import dev.baton.engine.encryption.FakeKeys;
import dev.baton.engine.encryption.SealedStateMachines;
import dev.baton.engine.encryption.Seals;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.LogGrowth;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.records.InMemorySideRecords;
import dev.baton.engine.registry.CompiledDefinitions;
import dev.baton.engine.registry.InMemoryStateMachines;
import dev.baton.engine.search.SearchIndex;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.TokenKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The API over ports in memory, a driver that does nothing by itself, a clock that stands at 1,000,000.5 seconds, and ids
 * 000…1, 000…2 and so on. Background work runs when a test says so.
 */
final class ApiWorld {
    final MutableClock clock = new MutableClock(Instant.ofEpochMilli(1_000_000_500));
    final InMemoryStateMachines registry = new InMemoryStateMachines();
    final InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(90), key -> {});
    final FakeExecutions executions = new FakeExecutions(log, clock);
    final InMemoryActivities activities = new InMemoryActivities();
    final LocalActivityQueues queues = new LocalActivityQueues();
    final Deque<Runnable> background = new ArrayDeque<>();
    final MachineDeletion deletion = new MachineDeletion(registry, log, executions, background::add);
    private final AtomicLong ids = new AtomicLong();
    private final Ports ports;
    private final PageTokens tokens;
    final Operations operations;
    final ApiHandler api;

    ApiWorld() {
        ResourceCatalog onlyLambda = resource -> resource.resourceType().equals("lambda");
        SealedStateMachines keyed = new SealedStateMachines(registry, new Seals(new FakeKeys(), registry, clock));
        ports = new Ports(
                keyed,
                new CompiledDefinitions(
                        keyed, text -> DefinitionParser.parse(text).machine()),
                log,
                executions,
                executions,
                onlyLambda,
                new ActivityPorts(activities, queues, Duration.ZERO),
                new TaskServices(new EchoTasks(), new EchoTasks(), arn -> !arn.contains("deleted")));
        tokens = new PageTokens("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
        operations = in(settings());
        api = new ApiHandler(operations);
    }

    ApiSettings settings() {
        return ApiSettings.of(Map.of());
    }

    private Operations in(ApiSettings region) {
        return Operations.of(ports, region, tokens, deletion, clock, () -> new UUID(0, ids.incrementAndGet()));
    }

    /** The same for clients of all regions. */
    ApiHandler inAllRegions() {
        return new ApiHandler(new RegionalOperations(settings(), this::in));
    }

    ApiResponse call(String action, String body) {
        return api.handle(
                new ApiRequest(Optional.of("AWSStepFunctions." + action), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A task of an activity waits for a worker. */
    void offer(String activityArn, long attempt) {
        ExecutionKey execution = new ExecutionKey("arn:e", new Incarnation(1, 1));
        queues.offer(activities.activity(activityArn).orElseThrow(), new TokenKey(execution, attempt));
    }

    void runBackground() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    /** Baton's own actions. */
    List<Operation> ownOperations() {
        return new ExtensionOperations(
                        new ExtensionPorts(
                                ports,
                                SearchIndex.NONE,
                                LogGrowth.UNKNOWN,
                                new InMemorySideRecords(),
                                tokens,
                                new TaskTokens("0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
                                background::add,
                                Duration.ZERO,
                                clock,
                                () -> new UUID(0, ids.incrementAndGet())),
                        operations)
                .all();
    }
}
