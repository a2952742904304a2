package dev.baton.engine.registry;

import java.util.List;
import java.util.Objects;

/**
 * A machine's LoggingConfiguration. {@link dev.baton.engine.eventlog} writes what it asks for.
 *
 * @param logGroupArns none or one
 */
public record LoggingSettings(Level level, boolean includeExecutionData, List<String> logGroupArns) {

    /** What a machine has that was created without one. */
    public static final LoggingSettings OFF = new LoggingSettings(Level.OFF, false, List.of());

    public LoggingSettings {
        Objects.requireNonNull(level, "level");
        logGroupArns = List.copyOf(logGroupArns);
    }

    /** The API's LogLevel. */
    public enum Level {
        ALL,
        ERROR,
        FATAL,
        OFF
    }
}
