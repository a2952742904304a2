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
 * Does batches, page by page. After each page its progress is written under the condition that nobody else wrote meanwhile, so two
 * that work at one batch do not count twice, and one that was interrupted is taken up where it was: what was done to the
 * last page is done again, which changes nothing.
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
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** What is done to one execution; refusals are {@link ApiException}s. */
    public interface Deeds {
        void stop(String executionArn, Optional<String> error, Optional<String> cause);

        void redrive(String executionArn);
    }

    /** @param filters reads a filter's JSON */
    public Batches(
            SideRecords records,
            ExecutionSearch search,
            Function<String, ExecutionFilter> filters,
            Deeds deeds,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.records = records;
        this.search = search;
        this.filters = filters;
        this.deeds = deeds;
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
     * @return whether there is more to do
     */
    public boolean advance(String id) {
        Optional<String> text = records.find(Kind.BATCH, id);
        Optional<BatchJob> job =
                text.map(BatchCodec::decode).filter(found -> found.status() == BatchJob.Status.RUNNING);
        if (job.isEmpty()) {
            return false;
        }
        SearchPage page =
                search.search(filters.apply(job.get().filter()), PAGE, job.get().place());
        BatchJob after = job.get().after(perform(job.get(), page), page.next(), clock.instant());
        records.replace(Kind.BATCH, id, text, BatchCodec.encode(after));
        return true;
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
                case REDRIVE -> deeds.redrive(executionArn);
            }
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(executionArn + ": " + e.code() + ": " + e.text());
        } catch (KeyRefusedException e) {
            return Optional.of(executionArn + ": " + e.reason().errorCode() + ": " + e.getMessage());
        }
    }
}
