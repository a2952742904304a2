package dev.baton.engine.batch;

import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.records.SideRecords.Kind;
import dev.baton.engine.records.SideRecords.SideRecord;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import dev.baton.engine.search.SearchPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does batches, page by page. Whoever does a page holds the batch meanwhile, so that no other works at it and each execution is counted
 * once. After the page its progress is written and the batch is let go. One whose holder died is taken up where it was when the time of
 * the hold is over: what was done of its page is not found again, and was not counted.
 */
public final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final int PAGE = 50;
    /** So that their writes share a sync, or wait for a distant store together. */
    private static final int AT_ONCE = 10;

    private static final int SHOWN = 50;

    private final SideRecords records;
    private final ExecutionSearch search;
    private final Function<String, ExecutionFilter> filters;
    private final Deeds deeds;
    private final Duration hold;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** What is done to one execution; refusals are {@link ApiException}s. */
    public interface Deeds {
        void stop(String executionArn, Optional<String> error, Optional<String> cause);

        /** @param clientToken with it a redrive that is asked for twice is made once */
        void redrive(String executionArn, String clientToken);
    }

    /**
     * Of one process.
     *
     * @param filters reads a filter's JSON
     * @param hold for how long whoever does a page keeps others away; zero where there is only one process
     */
    public Batches(
            SideRecords records,
            ExecutionSearch search,
            Function<String, ExecutionFilter> filters,
            Deeds deeds,
            Duration hold,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.records = records;
        this.search = search;
        this.filters = filters;
        this.deeds = deeds;
        this.hold = hold;
        this.clock = clock;
        this.ids = ids;
    }

    /** Writes a new batch; nothing is done yet. */
    public BatchJob begin(
            BatchJob.Action action,
            String filter,
            Optional<String> by,
            Optional<String> error,
            Optional<String> cause) {
        String id = String.format("%013d-%s", clock.millis(), ids.get());
        BatchJob job = new BatchJob(
                id,
                action,
                filter,
                by,
                error,
                cause,
                clock.instant(),
                Optional.empty(),
                BatchJob.Status.RUNNING,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                List.of());
        records.put(Kind.BATCH, new SideRecord(id, BatchCodec.encode(job)));
        return job;
    }

    public Optional<BatchJob> find(String id) {
        return records.find(Kind.BATCH, id).map(BatchCodec::decode);
    }

    /** The newest ones. */
    public List<BatchJob> latest() {
        return records.latest(Kind.BATCH, Optional.empty(), SHOWN).stream()
                .map(record -> BatchCodec.decode(record.text()))
                .toList();
    }

    /** Ends a batch early; what was done stays done. */
    public Optional<BatchJob> cancel(String id) {
        while (true) {
            Optional<String> text = records.find(Kind.BATCH, id);
            Optional<BatchJob> job = text.map(BatchCodec::decode);
            if (job.isEmpty() || job.get().status() != BatchJob.Status.RUNNING) {
                return job;
            }
            BatchJob cancelled = job.get().cancelled(clock.instant());
            if (records.replace(Kind.BATCH, id, text, BatchCodec.encode(cancelled))) {
                return Optional.of(cancelled);
            }
        }
    }

    /**
     * Does one page.
     *
     * @return false when there is nothing to do, for now: the batch is over, or another works at it
     */
    public boolean advance(String id) {
        Optional<BatchJob> mine = take(id);
        if (mine.isEmpty()) {
            return false;
        }
        BatchJob job = mine.get();
        SearchPage page = search.search(filters.apply(job.filter()), PAGE, job.place());
        BatchJob after = job.after(perform(job, page), page.next(), clock.instant());
        records.replace(Kind.BATCH, id, Optional.of(BatchCodec.encode(job)), BatchCodec.encode(after));
        return true;
    }

    private Optional<BatchJob> take(String id) {
        Instant now = clock.instant();
        Optional<String> text = records.find(Kind.BATCH, id);
        return text.map(BatchCodec::decode)
                .filter(job -> job.status() == BatchJob.Status.RUNNING && !job.isHeld(now))
                .map(job -> job.held(now.plus(hold)))
                .filter(job -> records.replace(Kind.BATCH, id, text, BatchCodec.encode(job)));
    }

    /**
     * Does a batch to its end; what the store refuses meanwhile ends it for this process only.
     *
     * @param end when to begin no further page
     */
    public void finish(String id, Instant end) {
        try {
            while (!Thread.currentThread().isInterrupted() && clock.instant().isBefore(end) && advance(id)) {
                LOG.debug("Batch {} goes on", id);
            }
        } catch (StoreException e) {
            LOG.warn("Batch {} stands still until the next start: {}", id, e.getMessage());
        }
    }

    private BatchJob.Progress perform(BatchJob job, SearchPage page) {
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Optional<String>>> deeds = page.heads().stream()
                    .map(head -> threads.submit(() -> perform(job, head.key().executionArn())))
                    .toList();
            for (Future<Optional<String>> deed : deeds) {
                answer(deed).ifPresent(failures::add);
            }
        }
        return new BatchJob.Progress(page.heads().size() - failures.size(), failures.size(), page.searched(), failures);
    }

    private static Optional<String> answer(Future<Optional<String>> deed) {
        try {
            return deed.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StoreException("a page of a batch was not done", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted in a page of a batch", e);
        }
    }

    /** Why it was refused; empty when it was done. */
    private Optional<String> perform(BatchJob job, String executionArn) {
        try {
            switch (job.action()) {
                case STOP -> deeds.stop(executionArn, job.error(), job.cause());
                case REDRIVE -> deeds.redrive(executionArn, job.id());
            }
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(executionArn + ": " + e.code() + ": " + e.text());
        } catch (KeyRefusedException e) {
            return Optional.of(executionArn + ": " + e.reason().errorCode() + ": " + e.getMessage());
        }
    }
}
