package dev.baton.local.logging;

import dev.baton.engine.logging.JsonLine;
import dev.baton.engine.logging.LineLogger;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Writes to standard error, one line an event (and the stack trace behind it, when there is one). */
final class LocalLogger extends LineLogger {
    private static final long serialVersionUID = 1L;

    LocalLogger(String name) {
        super(name);
    }

    @Override
    protected boolean writes(Level level) {
        return LogSettings.current().writes(name, level);
    }

    @Override
    protected void write(Level level, String message, @Nullable Throwable error) {
        String line = switch (LogSettings.current().format()) {
            case PLAIN -> plain(level, message, error);
            case JSON -> JsonLine.of(name, level, message, error);
        };
        PrintStream out = System.err;
        out.println(line);
    }

    private String plain(Level level, String message, @Nullable Throwable error) {
        String time = LocalTime.now().truncatedTo(ChronoUnit.MILLIS).toString();
        String line = "%-12s %-5s %s - %s".formatted(time, level, name.substring(name.lastIndexOf('.') + 1), message);
        return error == null
                ? line
                : line + System.lineSeparator() + trace(error).stripTrailing();
    }
}
