package dev.baton.harness.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/** Reads histories, and notes what is wrong with them and what stands in them. */
final class Audit {
    private static final int AT_ONCE = 8;

    private final ApiClient api;
    private final Idleness idleness;
    private final ToIntFunction<String> redrives;
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Idleness.Longest> idle = new AtomicReference<>(Idleness.Longest.NONE);

    /** @param redrives how often a redrive of an execution was accepted */
    Audit(ApiClient api, Idleness idleness, ToIntFunction<String> redrives) {
        this.api = api;
        this.idleness = idleness;
        this.redrives = redrives;
    }

    /** Reads the histories of executions that have ended. */
    void read(Collection<String> executions) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Thread> readers = new ArrayList<>();
        for (String execution : executions) {
            places.acquire();
            readers.add(Thread.ofVirtual().name("audit " + execution).start(() -> {
                try {
                    read(execution);
                } finally {
                    places.release();
                }
            }));
        }
        for (Thread reader : readers) {
            reader.join();
        }
    }

    private void read(String execution) {
        try {
            History history = History.of(execution, api);
            broken.addAll(history.brokenLaws(redrives.applyAsInt(execution)));
            shown.addAll(history.results());
            idle.accumulateAndGet(idleness.of(history), Idleness.Longest::or);
        } catch (ApiClient.RefusedException | IOException e) {
            broken.add(execution + ": its history cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What must not be. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** The longest that any of them stood although it could have gone on. */
    Idleness.Longest idle() {
        return idle.get();
    }

    /** Workers' answers that were accepted and stand in no history. */
    List<String> lost(Collection<Workers.Result> results) {
        return results.stream()
                .filter(result -> result.accepted() && !shown.contains(result.by()))
                .map(Workers.Result::by)
                .sorted()
                .toList();
    }
}
