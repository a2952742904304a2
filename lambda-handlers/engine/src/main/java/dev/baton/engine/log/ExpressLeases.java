package dev.baton.engine.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who runs which Express execution, for stores of one process: such leases end with it. Thread-safe. */
public final class ExpressLeases {
    private record Dropped(ExecutionKey key, Instant start, Instant due) {}

    private final Map<ExecutionKey, Instant> runs = new HashMap<>();
    private final Map<ExecutionKey, Instant> looks = new HashMap<>();

    /** See {@link ExpressInputs#begin}, of an input that stands. */
    public synchronized boolean begin(ExecutionKey key, Instant now, Instant until) {
        Instant other = runs.get(key);
        if (other != null && other.isAfter(now)) {
            return false;
        }
        runs.put(key, until);
        looks.put(key, until);
        return true;
    }

    /**
     * See {@link ExpressInputs#takeDropped}.
     *
     * @param open gives every input that stands
     */
    public synchronized List<ExecutionKey> takeDropped(Consumer<Consumer<ExpressInput>> open, Instant now, int limit) {
        List<Dropped> due = new ArrayList<>();
        open.accept(input -> {
            Instant start = input.identity().startTime();
            Instant look = looks.getOrDefault(input.key(), start.plus(ExpressInputs.GRACE));
            if (!look.isAfter(now)) {
                due.add(new Dropped(input.key(), start, look));
            }
        });
        return due.stream()
                .sorted(Comparator.comparing(Dropped::due))
                .limit(limit)
                .map(dropped -> {
                    looks.put(dropped.key(), ExpressInputs.nextLook(dropped.start(), now));
                    return dropped.key();
                })
                .toList();
    }

    /** It has ended. */
    public synchronized void forget(ExecutionKey key) {
        runs.remove(key);
        looks.remove(key);
    }
}
