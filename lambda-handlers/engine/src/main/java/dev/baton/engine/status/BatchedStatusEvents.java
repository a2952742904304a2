package dev.baton.engine.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changes on a bus in batches: whatever waits when a call begins goes with it, and nobody lingers. Those of one execution go one
 * after the other; the bus may still deliver them in another order.
 */
public final class BatchedStatusEvents implements StatusEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchedStatusEvents.class);
    private static final int LANES = 4;
    private static final int ROOM = 2_000;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String CLOSED = "this process ends";

    private final StatusBus bus;
    private final List<Lane> lanes;
    private final AtomicLong lost = new AtomicLong();

    /** @param bus where they are put */
    public BatchedStatusEvents(StatusBus bus) {
        this.bus = bus;
        this.lanes = Stream.generate(Lane::new).limit(LANES).toList();
    }

    /** An event and who waits for it: gets why it was not taken, or empty. */
    private record Waiting(StatusEvent event, CompletableFuture<Optional<String>> outcome) {
        void taken() {
            outcome.complete(Optional.empty());
        }

        void refuse(String reason) {
            outcome.complete(Optional.of(reason));
        }
    }

    @Override
    public boolean areWanted() {
        return true;
    }

    @Override
    public void offer(StatusChange change) {
        Waiting waiting = waiting(change);
        if (!lane(change).offer(waiting)) {
            waiting.refuse("no room is left for it");
        }
        waiting.outcome().thenAccept(refusal -> refusal.ifPresent(this::lost));
    }

    @Override
    public void tell(StatusChange change) throws StatusNotToldException {
        Waiting waiting = waiting(change);
        try {
            lane(change).put(waiting);
            Optional<String> refusal = waiting.outcome().get();
            if (refusal.isPresent()) {
                throw new StatusNotToldException(refusal.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StatusNotToldException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        }
    }

    private static Waiting waiting(StatusChange change) {
        return new Waiting(StatusEvent.of(change), new CompletableFuture<>());
    }

    private Lane lane(StatusChange change) {
        return lanes.get(Math.floorMod(change.identity().executionArn().hashCode(), LANES));
    }

    /** How many were offered and lost. */
    public long lost() {
        return lost.get();
    }

    private void lost(String reason) {
        long all = lost.incrementAndGet();
        // Each power of two, so that a broken bus does not flood the log.
        if (Long.bitCount(all) == 1) {
            LOG.warn("Events of executions that run which were lost so far: {}, the last because {}", all, reason);
        }
    }

    /** Waits until what was offered before was put, or given up. Returns whether it was. */
    public boolean flush(Duration longest) throws InterruptedException {
        CompletableFuture<?>[] newest = lanes.stream().map(lane -> lane.newest).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(newest).get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        }
    }

    /** Ends; who waits is told that it was not taken. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    /** Puts one batch after the other, in a thread of its own. */
    private final class Lane {
        private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(ROOM);
        private final Thread thread;
        /** All that came before it is done when it is. */
        private volatile CompletableFuture<Optional<String>> newest =
                CompletableFuture.completedFuture(Optional.empty());

        private volatile boolean closed;
        /** Found no room in the batch before. */
        private @Nullable Waiting first;

        Lane() {
            this.thread = Thread.ofVirtual().name("status-events").start(this::run);
        }

        boolean offer(Waiting waiting) {
            boolean room = queue.offer(waiting);
            return room && came(waiting);
        }

        void put(Waiting waiting) throws InterruptedException {
            queue.put(waiting);
            came(waiting);
        }

        private boolean came(Waiting waiting) {
            newest = waiting.outcome();
            if (closed) {
                refuseAll();
            }
            return true;
        }

        private void run() {
            try {
                while (!closed) {
                    put(batch());
                }
            } catch (InterruptedException e) {
                LOG.debug("A lane of status events ends");
            } finally {
                closed = true;
                if (first != null) {
                    first.refuse(CLOSED);
                }
                refuseAll();
            }
        }

        private List<Waiting> batch() throws InterruptedException {
            Waiting next = first == null ? queue.take() : first;
            first = null;
            List<Waiting> batch = new ArrayList<>();
            int bytes = 0;
            while (next != null) {
                bytes += next.event().bytes();
                if (!batch.isEmpty() && bytes > StatusBus.MOST_BYTES) {
                    first = next;
                    break;
                }
                batch.add(next);
                next = batch.size() < StatusBus.MOST_EVENTS ? queue.poll() : null;
            }
            return batch;
        }

        /** Whatever is not taken is put again, a few times. */
        private void put(List<Waiting> batch) throws InterruptedException {
            List<Waiting> open = batch;
            for (int tries = 1; !open.isEmpty(); tries++) {
                List<Optional<String>> refusals = refusals(open);
                List<Waiting> again = new ArrayList<>();
                for (int i = 0; i < open.size(); i++) {
                    Waiting waiting = open.get(i);
                    if (refusals.get(i).isEmpty()) {
                        waiting.taken();
                    } else if (tries == TRIES || closed) {
                        waiting.refuse(refusals.get(i).get());
                    } else {
                        again.add(waiting);
                    }
                }
                open = again;
                pause(open, tries);
            }
        }

        private void pause(List<Waiting> open, int tries) throws InterruptedException {
            try {
                if (!open.isEmpty()) {
                    Thread.sleep(PAUSE.multipliedBy(tries));
                }
            } catch (InterruptedException e) {
                open.forEach(waiting -> waiting.refuse(CLOSED));
                throw e;
            }
        }

        private List<Optional<String>> refusals(List<Waiting> open) {
            try {
                return bus.put(open.stream().map(Waiting::event).toList());
            } catch (RuntimeException e) {
                // Whoever waits must hear of it.
                LOG.error("A bus of events failed", e);
                return Collections.nCopies(open.size(), Optional.of(String.valueOf(e.getMessage())));
            }
        }

        private void refuseAll() {
            List<Waiting> rest = new ArrayList<>();
            queue.drainTo(rest);
            rest.forEach(waiting -> waiting.refuse(CLOSED));
        }

        void close() {
            closed = true;
            thread.interrupt();
        }
    }
}
