package dev.baton.engine.log;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * A place in a list of executions, newest start first; those of the same instant newest written first.
 *
 * @param start when the execution was started
 * @param ordinal in which order it was written
 */
public record ListPosition(Instant start, long ordinal) implements Comparable<ListPosition> {

    @Override
    public int compareTo(ListPosition other) {
        int byStart = other.start.compareTo(start);
        return byStart != 0 ? byStart : Long.compare(other.ordinal, ordinal);
    }

    /** What {@link ExecutionPage#next()} gives. */
    public String text() {
        return start.getEpochSecond() + "." + start.getNano() + "." + ordinal;
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static ListPosition parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a place in a list: " + text);
        }
        try {
            Instant start = Instant.ofEpochSecond(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
            return new ListPosition(start, Long.parseLong(parts[2]));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("not a place in a list: " + text, e);
        }
    }
}
