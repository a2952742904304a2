package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ListPosition;
import java.time.Instant;

/** Texts that sort as what they stand for. */
final class Sortable {
    private static final int SECONDS = 12;
    private static final int NANOS = 9;
    private static final int ORDINAL = 19;
    /** Until the year 33658; timestamps of the language end in 9999. */
    private static final long LATEST = 999_999_999_999L;

    private Sortable() {}

    static String number(long value, int digits) {
        String text = Long.toString(value);
        return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
    }

    static String time(Instant at) {
        return number(Math.clamp(at.getEpochSecond(), 0, LATEST), SECONDS) + number(at.getNano(), NANOS);
    }

    static Instant time(String text) {
        return Instant.ofEpochSecond(
                Long.parseLong(text.substring(0, SECONDS)), Long.parseLong(text.substring(SECONDS, SECONDS + NANOS)));
    }

    static String position(ListPosition position) {
        return time(position.start()) + ordinal(position.ordinal());
    }

    static String ordinal(long ordinal) {
        return number(ordinal, ORDINAL);
    }

    static ListPosition position(String text) {
        return new ListPosition(time(text), Long.parseLong(text.substring(SECONDS + NANOS)));
    }
}
