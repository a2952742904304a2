package dev.baton.local.store;

import dev.baton.engine.log.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one writer: it takes all writes that wait, decides them one after the other, commits them together with one sync, and
 * lets their callers go. It never lingers for more: while it syncs, the next ones gather.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MAX_WAITING = 8192;
    private static final int MAX_WRITES = 1024;
    private static final long MAX_BYTES = 8 << 20;

    private final Database database;
    private final BlockingQueue<Ticket<?>> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(Database database) {
        this.database = database;
        this.writer = Thread.ofPlatform().name("baton-store-writer").daemon().start(this::run);
    }

    /**
     * Returns when the write is durable.
     *
     * @throws StoreException when it could not be written, or nobody knows
     */
    <T> T write(Write<T> write) {
        Ticket<T> ticket = new Ticket<>(write, Thread.currentThread());
        handOver(ticket);
        return ticket.await();
    }

    /** Hands a write over and does not wait; its failure is nobody's concern. */
    void writeLater(Write<?> write) {
        handOver(new Ticket<>(write, Thread.currentThread()));
    }

    private void handOver(Ticket<?> ticket) {
        try {
            waiting.put(ticket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted before the write was handed over", e);
        }
        if (closed && waiting.remove(ticket)) {
            throw new StoreException("the store is closed");
        }
    }

    private void run() {
        List<Ticket<?>> group = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException e) {
                // Nobody has a reason to: close hands over a last write instead, as an interrupt can be overlooked.
                continue;
            }
            commit(group);
            group.clear();
        }
    }

    private void commit(List<Ticket<?>> group) {
        try {
            Batch batch = new Batch(database);
            group.getFirst().decide(batch);
            while (group.size() < MAX_WRITES && batch.bytes() < MAX_BYTES) {
                Ticket<?> next = waiting.poll();
                if (next == null) {
                    break;
                }
                group.add(next);
                next.decide(batch);
            }
            batch.commit();
            group.forEach(Ticket::succeed);
        } catch (Throwable t) {
            // Even an OutOfMemoryError must not leave a caller waiting for ever.
            group.forEach(ticket -> ticket.fail(t));
        }
    }

    /** Commits what waits and stops. */
    @Override
    public void close() {
        closed = true;
        Ticket<?> last = new Ticket<>(batch -> true, Thread.currentThread());
        boolean handedOver = false;
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                if (!handedOver) {
                    waiting.put(last);
                    handedOver = true;
                }
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
