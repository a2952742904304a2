package dev.baton.engine.eventlog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * One line of a log.
 *
 * @param timestamp of the event
 * @param text JSON
 */
public record LogRecord(Instant timestamp, String text) {
    public LogRecord {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(text, "text");
    }

    /** Its length in UTF-8. */
    public int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
