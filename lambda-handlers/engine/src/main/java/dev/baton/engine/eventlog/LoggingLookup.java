package dev.baton.engine.eventlog;

import dev.baton.asl.Arn;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The logging configuration of an execution's machine or version, as it was a short while ago. */
public final class LoggingLookup implements Function<ExecutionIdentity, LoggingSettings> {
    private static final int REMEMBERED = 1000;

    private final StateMachines registry;
    private final InstantSource clock;
    private final Duration oldest;
    private final Duration oldestOff;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    /**
     * @param oldest how old it may be
     * @param oldestOff how old it may be when nothing is logged: then every read is one too many
     */
    public LoggingLookup(StateMachines registry, InstantSource clock, Duration oldest, Duration oldestOff) {
        this.registry = registry;
        this.clock = clock;
        this.oldest = oldest;
        this.oldestOff = oldestOff;
    }

    private record Known(LoggingSettings settings, Instant end) {}

    /** {@link LoggingSettings#OFF} when the machine is gone. */
    @Override
    public LoggingSettings apply(ExecutionIdentity identity) {
        String arn = identity.stateMachineVersionArn().orElse(identity.stateMachineArn());
        Instant now = clock.instant();
        @Nullable Known remembered = known.get(arn);
        if (remembered != null && now.isBefore(remembered.end())) {
            return remembered.settings();
        }
        LoggingSettings read = read(identity).map(MachineSettings::logging).orElse(LoggingSettings.OFF);
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(arn, new Known(read, now.plus(read.level() == LoggingSettings.Level.OFF ? oldestOff : oldest)));
        return read;
    }

    private Optional<MachineSettings> read(ExecutionIdentity identity) {
        if (identity.stateMachineVersionArn().isEmpty()) {
            return registry.machine(identity.stateMachineArn()).map(RegisteredMachine::settings);
        }
        String arn = identity.stateMachineVersionArn().get();
        int number = Integer.parseInt(Arn.lastPart(arn));
        return registry.version(identity.stateMachineArn(), number).map(MachineVersion::settings);
    }
}
