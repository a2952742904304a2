package dev.baton.functions.logging;

import dev.baton.engine.logging.JsonLine;
import dev.baton.engine.logging.LineLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Writes to standard output, one JSON object a line. {@code BATON_LOG_LEVEL} is the least level of our own classes; others
 * write warnings and worse.
 */
final class JsonLogger extends LineLogger {
    private static final long serialVersionUID = 1L;
    private static final Level OURS = level(System.getenv("BATON_LOG_LEVEL"));

    private final Level least;

    JsonLogger(String name) {
        super(name);
        this.least = name.startsWith("dev.baton.") ? OURS : Level.WARN;
    }

    private static Level level(@Nullable String name) {
        for (Level level : Level.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level;
            }
        }
        return Level.INFO;
    }

    @Override
    protected boolean writes(Level level) {
        return level.toInt() >= least.toInt();
    }

    @Override
    protected void write(Level level, String message, @Nullable Throwable error) {
        LogLines.print(JsonLine.of(name, level, message, error));
    }
}
