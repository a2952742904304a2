package dev.baton.engine.log;

import dev.baton.asl.execution.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An execution log that lives as long as the process. One lock guards everything: no operation under it waits for
 * anything. Finished executions leave the memory when their retention is over.
 */
public final class InMemoryExecutionLog implements ExecutionLog {
    private record DueKey(Instant at, long ordinal) implements Comparable<DueKey> {
        private static final Comparator<DueKey> ORDER =
                Comparator.comparing(DueKey::at).thenComparingLong(DueKey::ordinal);

        @Override
        public int compareTo(DueKey other) {
            return ORDER.compare(this, other);
        }
    }

    private record Expiry(Instant at, InMemoryRun run) {}

    private final InstantSource clock;
    private final Duration retention;
    private final Consumer<ExecutionKey> onExpiry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ExecutionKey, InMemoryRun> runs = new HashMap<>();
    private final Map<String, InMemoryRun> newest = new HashMap<>();
    private final InMemoryLists lists = new InMemoryLists();
    private final TreeMap<DueKey, InMemoryRun> due = new TreeMap<>();
    private final PriorityQueue<Expiry> expiries = new PriorityQueue<>(Comparator.comparing(Expiry::at));
    private long ordinals;

    /**
     * @param clock tells when retentions are over
     * @param retention how long a finished execution is kept after its end
     * @param onExpiry told of each execution that is forgotten, so that its tokens can go too
     */
    public InMemoryExecutionLog(InstantSource clock, Duration retention, Consumer<ExecutionKey> onExpiry) {
        this.clock = clock;
        this.retention = retention;
        this.onExpiry = onExpiry;
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        return locked(() -> {
            InMemoryRun standing = newest.get(head.key().executionArn());
            if (standing != null) {
                boolean same = standing.head.key().equals(head.key()) && standing.beginsWith(first);
                return same ? new StartResult.Started() : new StartResult.NameInUse(standing.head);
            }
            first.ifPresent(entry -> requireNext(entry, 0));
            InMemoryRun run = new InMemoryRun(head, ++ordinals);
            first.ifPresent(run.entries::add);
            runs.put(head.key(), run);
            newest.put(head.key().executionArn(), run);
            index(run);
            expire(run);
            return new StartResult.Started();
        });
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        return locked(() -> {
            InMemoryRun run = runs.get(key);
            if (run == null) {
                throw new StoreException("no execution " + key + " to append to");
            }
            if (entry.seq() <= run.lastSeq()) {
                return new AppendResult.Conflict(run.entries.get((int) entry.seq() - 1));
            }
            requireNext(entry, run.lastSeq());
            run.entries.add(entry);
            closed.ifPresent(head -> head.closing().ifPresent(how -> replace(run, run.head.closed(how, head.dueAt()))));
            return new AppendResult.Appended();
        });
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        return locked(() -> {
            InMemoryRun run = runs.get(head.key());
            if (run != null && entry.seq() <= run.lastSeq()) {
                return run.entries.get((int) entry.seq() - 1).commit().equals(entry.commit());
            }
            if (run == null
                    || run.head.closing().isEmpty()
                    || run.head.redrives().count() + 1 != head.redrives().count()) {
                return false;
            }
            requireNext(entry, run.lastSeq());
            run.entries.add(entry);
            replace(run, head);
            return true;
        });
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return locked(() -> {
            InMemoryRun run = runs.get(closed.key());
            if (run != null && entry.seq() <= run.lastSeq()) {
                return run.entries.get((int) entry.seq() - 1).commit().equals(entry.commit());
            }
            if (run == null
                    || run.head.closing().isEmpty()
                    || run.head.redrives().count() != closed.redrives().count()) {
                return false;
            }
            requireNext(entry, run.lastSeq());
            run.entries.add(entry);
            replace(run, run.head.dueAgain(closed.dueAt().orElseThrow()).noted(entry.seq()));
            return true;
        });
    }

    private static void requireNext(EncodedEntry entry, long lastSeq) {
        if (entry.seq() != lastSeq + 1) {
            throw new IllegalArgumentException("entry " + entry.seq() + " after entry " + lastSeq);
        }
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return locked(() -> Optional.ofNullable(newest.get(executionArn)).map(run -> run.head));
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return locked(() -> {
            InMemoryRun run = runs.get(key);
            if (run == null || run.lastSeq() == 0) {
                return List.of();
            }
            return run.range(run.entries.getLast().snapshotSeq(), run.lastSeq());
        });
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return locked(() -> {
            InMemoryRun run = runs.get(key);
            long from = Math.max(1, fromSeq);
            return run == null ? List.of() : run.range(from, Math.min(run.lastSeq(), from + limit - 1));
        });
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return locked(() -> {
            InMemoryRun run = runs.get(key);
            List<EncodedEntry> entries = run == null ? List.of() : run.entries;
            for (EncodedEntry entry : entries.reversed()) {
                if (entry.firstEventId() <= eventId && entry.snapshotSeq() == entry.seq()) {
                    return Optional.of(entry.seq());
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return locked(() -> {
            InMemoryRun run = runs.get(key);
            if (run == null) {
                return Optional.empty();
            }
            if (run.head.closing().isEmpty() && run.head.stopRequested().isEmpty()) {
                run.head = run.head.askedToStop(failure);
            }
            return Optional.of(run.head);
        });
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        locked(() -> {
            InMemoryRun run = runs.get(key);
            if (run != null && (run.head.closing().isEmpty() || run.head.dueAt().isPresent())) {
                replace(run, run.head.dueAgain(dueAt).noted(committed));
            }
            return Optional.empty();
        });
    }

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {
        locked(() -> {
            InMemoryRun run = runs.get(key);
            if (run != null
                    && run.head.closing().isPresent()
                    && run.head.redrives().count() == redrives
                    && run.head.committed() <= seq) {
                replace(run, run.head.settled());
            }
            return Optional.empty();
        });
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return locked(() -> due.headMap(new DueKey(at, Long.MAX_VALUE), true).values().stream()
                .limit(limit)
                .map(run -> run.head)
                .toList());
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return locked(() -> lists.page(query));
    }

    private void replace(InMemoryRun run, Head head) {
        boolean ends = run.head.closing().isEmpty();
        unindex(run);
        run.head = head;
        index(run);
        if (ends) {
            expire(run);
        }
    }

    private void expire(InMemoryRun run) {
        run.head
                .closing()
                .ifPresent(how -> expiries.add(new Expiry(how.stopDate().plus(retention), run)));
    }

    private void index(InMemoryRun run) {
        lists.add(run);
        run.head.dueAt().ifPresent(at -> due.put(new DueKey(at, run.position.ordinal()), run));
    }

    private void unindex(InMemoryRun run) {
        lists.remove(run);
        run.head.dueAt().ifPresent(at -> due.remove(new DueKey(at, run.position.ordinal())));
    }

    /** Every operation first forgets what has expired, so that nothing expired is ever seen. */
    private <T> T locked(Supplier<T> operation) {
        List<ExecutionKey> forgotten = List.of();
        lock.lock();
        try {
            forgotten = forgetExpired();
            return operation.get();
        } finally {
            lock.unlock();
            forgotten.forEach(onExpiry);
        }
    }

    /** One that was redriven since is kept from its new end on. */
    private boolean isOver(InMemoryRun run, Instant at) {
        return run.head
                .closing()
                .filter(how -> how.stopDate().plus(retention).equals(at))
                .isPresent();
    }

    private List<ExecutionKey> forgetExpired() {
        Expiry first = expiries.peek();
        if (first == null) {
            return List.of();
        }
        Instant now = clock.instant();
        List<ExecutionKey> forgotten = new ArrayList<>();
        for (Expiry next = first; next != null && !next.at().isAfter(now); next = expiries.peek()) {
            expiries.remove();
            InMemoryRun run = next.run();
            if (!isOver(run, next.at())) {
                continue;
            }
            unindex(run);
            runs.remove(run.head.key());
            newest.remove(run.head.key().executionArn(), run);
            forgotten.add(run.head.key());
        }
        return forgotten;
    }
}
