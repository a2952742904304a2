package dev.baton.harness;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the requests of event source mappings to their queues.
 *
 * @param full receives that brought messages
 * @param empty receives that brought nothing
 * @param deletes of what a function was done with
 */
public record Polls(LongAdder full, LongAdder empty, LongAdder deletes) {
    static Polls none() {
        return new Polls(new LongAdder(), new LongAdder(), new LongAdder());
    }
}
