package dev.baton.engine.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * An event as one JSON object, with the member names of Lambda's own JSON log format: {@code timestamp}, {@code level}, {@code
 * logger}, {@code thread}, {@code message}, and {@code stackTrace} where there is one.
 */
public final class JsonLine {

    private JsonLine() {}

    /** The line, without its end. */
    public static String of(String logger, Level level, String message, @Nullable Throwable error) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("level", level.toString());
        event.put("logger", logger);
        event.put("thread", Thread.currentThread().getName());
        event.put("message", message);
        if (error != null) {
            event.put("stackTrace", LineLogger.trace(error));
        }
        return event.toString();
    }
}
