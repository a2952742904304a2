package dev.baton.engine.eventlog;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.registry.LoggingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes executions' events to their logs, in batches, on a thread of its own, so that no driver waits for a log. What finds no
 * room in the queue, or cannot be written, is lost and counted: AWS delivers logs "best effort" too. A batch that was refused is
 * tried once more.
 */
public final class BatchedEventLog implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchedEventLog.class);
    private static final int ROOM = 20_000;
    private static final int MOST_AT_ONCE = 1000;
    private static final int TRIES = 2;

    private final Function<ExecutionIdentity, LoggingSettings> settings;
    private final LogSink sink;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong unwritten = new AtomicLong();
    private final AtomicLong lostBatches = new AtomicLong();
    private final AtomicLong lostEvents = new AtomicLong();
    private final Thread writer;

    private sealed interface Item {}

    private record Events(ExecutionIdentity identity, int redriveCount, List<HistoryEvent> events) implements Item {}

    private record Mark(CountDownLatch reached) implements Item {}

    private record Destination(String arn, String machine) {}

    /**
     * @param settings what is logged of an execution, and where; asked often
     * @param sink where logs lie
     */
    public BatchedEventLog(Function<ExecutionIdentity, LoggingSettings> settings, LogSink sink) {
        this.settings = settings;
        this.sink = sink;
        this.writer = Thread.ofVirtual().name("event-log").start(this::run);
    }

    @Override
    public void committed(ExecutionIdentity identity, int redriveCount, List<HistoryEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        unwritten.incrementAndGet();
        if (!queue.offer(new Events(identity, redriveCount, List.copyOf(events)))) {
            unwritten.decrementAndGet();
            lost(events.size());
        }
    }

    /** How many batches were lost. */
    public long lostBatches() {
        return lostBatches.get();
    }

    /** How many events were in them. */
    public long lostEvents() {
        return lostEvents.get();
    }

    private void lost(int events) {
        lostEvents.addAndGet(events);
        long batches = lostBatches.incrementAndGet();
        // Each power of two, so that a broken log does not flood another.
        if (Long.bitCount(batches) == 1) {
            LOG.warn("Lost batches of execution logs so far: {}, with {} events", batches, lostEvents.get());
        }
    }

    /** Waits until what was told before is written. Returns whether it is. */
    public boolean flush(Duration longest) throws InterruptedException {
        if (unwritten.get() == 0) {
            return true;
        }
        CountDownLatch reached = new CountDownLatch(1);
        long end = System.nanoTime() + longest.toNanos();
        return queue.offer(new Mark(reached), longest.toNanos(), TimeUnit.NANOSECONDS)
                && reached.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void run() {
        List<Item> items = new ArrayList<>();
        while (true) {
            try {
                items.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(items, MOST_AT_ONCE);
            write(items);
            items.clear();
        }
    }

    private void write(List<Item> items) {
        Map<Destination, List<LogRecord>> batches = new LinkedHashMap<>();
        List<Mark> marks = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Events events -> collect(events, batches);
                case Mark mark -> marks.add(mark);
            }
        }
        batches.forEach(this::write);
        unwritten.addAndGet(marks.size() - items.size());
        marks.forEach(mark -> mark.reached().countDown());
    }

    private void collect(Events events, Map<Destination, List<LogRecord>> batches) {
        try {
            LoggingSettings wanted = settings.apply(events.identity());
            List<HistoryEvent> covered = events.events().stream()
                    .filter(event -> LoggedTypes.covers(wanted.level(), event.type()))
                    .toList();
            for (String arn : covered.isEmpty() ? List.<String>of() : wanted.logGroupArns()) {
                List<LogRecord> records = batches.computeIfAbsent(
                        new Destination(arn, events.identity().stateMachineName()), key -> new ArrayList<>());
                covered.forEach(event -> records.add(
                        LogRecords.of(events.identity(), events.redriveCount(), event, wanted.includeExecutionData())));
            }
        } catch (RuntimeException e) {
            LOG.debug("No log settings of {}", events.identity().executionArn(), e);
            lost(events.events().size());
        }
    }

    private void write(Destination destination, List<LogRecord> records) {
        for (int tries = 1; ; tries++) {
            try {
                sink.write(destination.arn(), destination.machine(), records);
                return;
            } catch (LogSinkException | RuntimeException e) {
                if (tries == TRIES) {
                    LOG.debug("A batch for {} is lost", destination.arn(), e);
                    lost(records.size());
                    return;
                }
            }
        }
    }

    /** Stops writing; what was not written is lost. */
    @Override
    public void close() {
        writer.interrupt();
    }
}
