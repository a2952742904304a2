package dev.baton.local.logging;

import java.util.Objects;
import org.slf4j.event.Level;

/**
 * How this process logs; one line an event, to standard error. Set once, before anything is logged.
 *
 * @param format for people or for machines
 * @param level the least that is written of our own classes; others write warnings and worse
 */
public record LogSettings(Format format, Level level) {
    private static volatile LogSettings current = new LogSettings(Format.PLAIN, Level.INFO);

    public LogSettings {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(level, "level");
    }

    /** The form of a line. */
    public enum Format {
        /** {@code 10:15:00.123 INFO  Local - text}. */
        PLAIN,
        /** One JSON object, {@link dev.baton.engine.logging.JsonLine}. */
        JSON
    }

    /** What holds in this process. */
    public static LogSettings current() {
        return current;
    }

    /** Makes these hold from now on. */
    public void apply() {
        current = this;
    }

    boolean writes(String logger, Level event) {
        Level least = logger.startsWith("dev.baton.") ? level : Level.WARN;
        return event.toInt() >= least.toInt();
    }
}
