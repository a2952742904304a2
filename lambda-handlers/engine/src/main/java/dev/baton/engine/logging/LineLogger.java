package dev.baton.engine.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that writes a line an event, and starts faster than those that read a configuration. */
public abstract class LineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    /** @param name the class that logs */
    protected LineLogger(String name) {
        this.name = name;
    }

    /** Whether events of that level are written. */
    protected abstract boolean writes(Level level);

    /** Writes one. */
    protected abstract void write(Level level, String message, @Nullable Throwable error);

    /** The stack trace as text. */
    protected static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    protected final @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // slf4j's parameters are not annotated and may all be null
    protected final void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable error) {
        write(level, String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments)), error);
    }

    @Override
    public final boolean isTraceEnabled() {
        return writes(Level.TRACE);
    }

    @Override
    public final boolean isDebugEnabled() {
        return writes(Level.DEBUG);
    }

    @Override
    public final boolean isInfoEnabled() {
        return writes(Level.INFO);
    }

    @Override
    public final boolean isWarnEnabled() {
        return writes(Level.WARN);
    }

    @Override
    public final boolean isErrorEnabled() {
        return writes(Level.ERROR);
    }
}
