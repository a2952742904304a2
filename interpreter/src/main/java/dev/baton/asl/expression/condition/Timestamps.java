package dev.baton.asl.expression.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** RFC 3339 with an upper-case T and an upper-case Z or an offset, as ASL requires. */
final class Timestamps {
    /** 2016-01-01T00:00:00Z without its last letter. */
    private static final int SHORTEST = 17;

    private Timestamps() {}

    static boolean isTimestamp(JsonNode value) {
        return parse(value) != null;
    }

    /** The moment, or null when the value is no timestamp. */
    static @Nullable Instant parse(JsonNode value) {
        String text = value.textValue();
        // Most texts that are no timestamps are told apart without the cost of an exception.
        if (text == null || text.length() < SHORTEST || text.charAt(10) != 'T' || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
