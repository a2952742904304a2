package dev.baton.engine.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Whether the first entry is that one, or none was asked for. */
    boolean beginsWith(Optional<EncodedEntry> first) {
        return first.isEmpty()
                || (!entries.isEmpty()
                        && entries.getFirst().commit().equals(first.get().commit()));
    }

    /** Entries {@code from..to}, both included and both at least 1. */
    List<EncodedEntry> range(long from, long to) {
        return from > to ? List.of() : List.copyOf(entries.subList((int) from - 1, (int) to));
    }
}
