package dev.baton.functions.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes to standard output, one JSON object a line, with the member names of Lambda's own JSON log format. {@code BATON_LOG_LEVEL}
 * is the least level of our own classes; others write warnings and worse.
 */
final class JsonLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private static final Level OURS = level(System.getenv("BATON_LOG_LEVEL"));

    private final Level least;

    JsonLogger(String name) {
        this.name = name;
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
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // slf4j's parameters are not annotated and may all be null
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable error) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("level", level.toString());
        event.put("logger", name);
        event.put("thread", Thread.currentThread().getName());
        event.put("message", MessageFormatter.basicArrayFormat(pattern, arguments));
        if (error != null) {
            event.put("stackTrace", trace(error));
        }
        PrintStream out = System.out;
        out.println(event);
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private boolean writes(Level level) {
        return level.toInt() >= least.toInt();
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
