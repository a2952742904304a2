package dev.baton.functions;

import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.activity.InMemoryActivities;
import dev.baton.engine.activity.LocalActivityQueues;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiSettings;
import dev.baton.engine.api.MachineDeletion;
import dev.baton.engine.api.Operations;
import dev.baton.engine.api.PageTokens;
import dev.baton.engine.api.Ports;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.registry.CompiledDefinitions;
import dev.baton.engine.registry.InMemoryStateMachines;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** The API over registries in memory; executions cannot be started. */
final class InMemoryApi {
    private InMemoryApi() {}

    static ApiHandler handler() {
        InMemoryStateMachines machines = new InMemoryStateMachines();
        InstantSource clock = InstantSource.system();
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(90), key -> {});
        Executions none = (Executions) Proxy.newProxyInstance(
                Executions.class.getClassLoader(), new Class<?>[] {Executions.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("nothing is executed here");
                });
        CompiledDefinitions definitions = new CompiledDefinitions(
                machines, text -> DefinitionParser.parse(text).machine());
        return new ApiHandler(Operations.of(
                new Ports(
                        machines,
                        definitions,
                        log,
                        new HistoryReader(log),
                        none,
                        resource -> true,
                        new ActivityPorts(new InMemoryActivities(), new LocalActivityQueues(), Duration.ZERO)),
                ApiSettings.of(Map.of()),
                new PageTokens(new byte[32], clock),
                new MachineDeletion(machines, log, none, Runnable::run),
                clock,
                UUID::randomUUID));
    }
}
