package dev.baton.engine.log;

import java.util.ArrayList;
import java.util.List;

/** One execution in memory: its head and its entries. Guarded by the lock of {@link InMemoryExecutionLog}. */
final class InMemoryRun {
    final ListPosition position;
    Head head;
    /** Entry {@code seq} lies at index {@code seq - 1}. */
    final List<EncodedEntry> entries = new ArrayList<>(1);

    InMemoryRun(Head head, long ordinal) {
        this.head = head;
        this.position = new ListPosition(head.identity().startTime(), ordinal);
    }

    long lastSeq() {
        return entries.size();
    }

    /** Entries {@code from..to}, both included and both at least 1. */
    List<EncodedEntry> range(long from, long to) {
        return from > to ? List.of() : List.copyOf(entries.subList((int) from - 1, (int) to));
    }
}
