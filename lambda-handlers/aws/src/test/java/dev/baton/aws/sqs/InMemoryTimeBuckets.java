package dev.baton.aws.sqs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Long timers that live as long as the test. */
final class InMemoryTimeBuckets implements TimeBuckets {
    private final Set<ParkedWakeUp> parked = ConcurrentHashMap.newKeySet();

    @Override
    public void park(ParkedWakeUp wakeUp) {
        parked.add(wakeUp);
    }

    @Override
    public List<ParkedWakeUp> near(Instant until, int most) {
        return parked.stream()
                .filter(wakeUp -> !wakeUp.at().isAfter(until))
                .sorted(Comparator.comparing(ParkedWakeUp::at))
                .limit(most)
                .toList();
    }

    @Override
    public void drop(ParkedWakeUp wakeUp) {
        parked.remove(wakeUp);
    }
}
