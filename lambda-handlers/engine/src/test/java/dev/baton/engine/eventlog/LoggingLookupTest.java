package dev.baton.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.registry.InMemoryStateMachines;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.LoggingSettings.Level;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggingLookupTest {
    private static final Instant AT = Instant.ofEpochMilli(1_772_000_000_123L);
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    private final MutableClock clock = new MutableClock(AT);
    private final InMemoryStateMachines registry = new InMemoryStateMachines();
    private final LoggingLookup lookup =
            new LoggingLookup(registry, clock, Duration.ofSeconds(5), Duration.ofSeconds(60));

    @Test
    void settingsAreThoseOfTheVersionThatRunsElseOfTheMachine() {
        create(settings(Level.ERROR));
        assertThat(lookup.apply(identity(Optional.empty()))).isEqualTo(settings(Level.ERROR));
        assertThat(lookup.apply(identity(Optional.of(ARN + ":1")))).isEqualTo(settings(Level.ALL));
        assertThat(lookup.apply(identity(Optional.of(ARN + ":2")))).isEqualTo(LoggingSettings.OFF);
    }

    @Test
    void aChangeIsSeenAfterAWhileSoonerWhereSomethingIsLogged() {
        assertThat(lookup.apply(identity(Optional.empty()))).isEqualTo(LoggingSettings.OFF);
        create(settings(Level.ERROR));
        clock.advance(Duration.ofSeconds(59));
        assertThat(lookup.apply(identity(Optional.empty()))).isEqualTo(LoggingSettings.OFF);
        clock.advance(Duration.ofSeconds(1));
        assertThat(lookup.apply(identity(Optional.empty()))).isEqualTo(settings(Level.ERROR));
        registry.remove(ARN);
        clock.advance(Duration.ofSeconds(5));
        assertThat(lookup.apply(identity(Optional.empty()))).isEqualTo(LoggingSettings.OFF);
    }

    private void create(LoggingSettings logging) {
        MachineVersion version = new MachineVersion(
                ARN,
                1,
                Optional.empty(),
                new MachineSettings("d", "role", settings(Level.ALL), false),
                Optional.empty(),
                AT);
        registry.create(
                RegisteredMachine.created(
                        ARN, "m", MachineType.STANDARD, new MachineSettings("d", "role", logging, false), AT, Map.of()),
                List.of(new RegistryChange.PublishVersion(version)));
    }

    private static LoggingSettings settings(Level level) {
        return new LoggingSettings(level, false, List.of("group"));
    }

    private static ExecutionIdentity identity(Optional<String> version) {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "e",
                ARN,
                "m",
                "role",
                AT,
                Json.EMPTY_OBJECT,
                false,
                version,
                Optional.empty(),
                Optional.empty());
    }
}
