package dev.baton.local.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes to standard error, one line an event (and the stack trace behind it, when there is one). */
final class LocalLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    LocalLogger(String name) {
        this.name = name;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // slf4j's parameters are not annotated and may all be null
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable error) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        String line = switch (LogSettings.current().format()) {
            case PLAIN -> plain(level, message, error);
            case JSON -> json(level, message, error);
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

    private String json(Level level, String message, @Nullable Throwable error) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("level", level.toString());
        event.put("logger", name);
        event.put("thread", Thread.currentThread().getName());
        event.put("message", message);
        if (error != null) {
            event.put("error", trace(error));
        }
        return event.toString();
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private boolean writes(Level level) {
        return LogSettings.current().writes(name, level);
    }

    @Override
    public boolean isTraceEnabled() {
        return writes(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return writes(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return writes(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return writes(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return writes(Level.ERROR);
    }
}
