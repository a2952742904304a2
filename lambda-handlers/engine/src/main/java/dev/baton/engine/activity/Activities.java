package dev.baton.engine.activity;

import java.util.Optional;

/**
 * The port of the registry of activities. A method that writes returns when the write is durable; reads are strongly
 * consistent. May be called from any number of threads. All methods throw {@link dev.baton.engine.log.StoreException} when the
 * store cannot answer, after which a write may or may not have taken place. Values are stored whole, as {@link ActivityCodec}
 * writes them.
 */
public interface Activities {

    /**
     * Writes a new activity if its ARN is free.
     *
     * @return the activity that stands there already, and nothing was written; empty when it was created
     */
    Optional<Activity> create(Activity activity);

    /** The activity of that ARN. */
    Optional<Activity> activity(String arn);

    /**
     * Replaces an activity if the one that stands there has the stamp {@code next.stamp() - 1}.
     *
     * @return whether it was replaced; false also when there is none
     */
    boolean replace(Activity next);

    /** Removes that very activity; harmless when it is gone or another one of its name stands there. */
    void remove(Activity activity);

    /**
     * One page of all activities, oldest creation first, then by ARN.
     *
     * @param limit 1 to 1000
     * @param after where the last page ended, as {@link ActivityPage#next()} gave it
     * @throws IllegalArgumentException when {@code after} is something else
     */
    ActivityPage list(int limit, Optional<String> after);
}
