package dev.baton.aws.sqs;

import java.time.Instant;
import java.util.List;

/**
 * The port of long timers: wake-ups lie here until they are near enough for a queue. A method that writes returns when the write is
 * durable. May be called from any number of threads. All methods throw {@link dev.baton.engine.log.StoreException} when the
 * store cannot answer, after which a write may or may not have taken place.
 */
public interface TimeBuckets {

    /** Keeps a wake-up; the same again changes nothing. */
    void park(ParkedWakeUp parked);

    /**
     * Wake-ups whose time is at or before {@code until}, in no strict order, at most {@code most}. Strongly consistent. What cannot be
     * read, because a newer version wrote it, stays, and keeps no other from being found; it is told to {@link #unreadable}.
     */
    List<ParkedWakeUp> near(Instant until, int most);

    /** How many could not be read since this was asked last. */
    default int unreadable() {
        return 0;
    }

    /** Forgets one, because it is in a queue now. Harmless when there is none. */
    void drop(ParkedWakeUp parked);
}
