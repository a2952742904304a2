package dev.baton.aws.dynamodb;

import dev.baton.engine.log.StoreException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/**
 * An index whose keys are spread over shards, read as if they were one. The first pages of all shards are read at once.
 *
 * @param forward whether in rising order
 */
record MergedIndex(DynamoDbIndex<IndexRow> index, StoreCalls calls, boolean forward) {
    /** As many connections as a client has to spare. */
    private static final int AT_ONCE = 24;

    /** All rows of those index keys. */
    Iterator<IndexRow> all(List<String> keys, int pageSize) {
        return rows(keys, key -> QueryConditional.keyEqualTo(key(key, Optional.empty())), pageSize);
    }

    /** Rows of those index keys up to a sort key, itself included. */
    Iterator<IndexRow> upTo(List<String> keys, String sort, int pageSize) {
        return rows(keys, key -> QueryConditional.sortLessThanOrEqualTo(key(key, Optional.of(sort))), pageSize);
    }

    /** Rows of those index keys from a sort key on, itself included. */
    Iterator<IndexRow> from(List<String> keys, String sort, int pageSize) {
        return rows(keys, key -> QueryConditional.sortGreaterThanOrEqualTo(key(key, Optional.of(sort))), pageSize);
    }

    /** Rows of those index keys below a sort key. */
    Iterator<IndexRow> below(List<String> keys, String sort, int pageSize) {
        return rows(keys, key -> QueryConditional.sortLessThan(key(key, Optional.of(sort))), pageSize);
    }

    private static Key key(String partition, Optional<String> sort) {
        Key.Builder key = Key.builder().partitionValue(partition);
        sort.ifPresent(key::sortValue);
        return key.build();
    }

    private Iterator<IndexRow> rows(List<String> keys, Function<String, QueryConditional> where, int pageSize) {
        List<ShardCursor> cursors = keys.stream()
                .map(key -> new ShardCursor(index, calls, where.apply(key), forward, pageSize))
                .toList();
        readFirstPages(cursors);
        return new Merge(cursors, forward);
    }

    private static void readFirstPages(List<ShardCursor> cursors) {
        Semaphore permits = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<IndexRow>>> reads = cursors.stream()
                    .map(cursor -> threads.submit(() -> {
                        permits.acquire();
                        try {
                            return cursor.peek();
                        } finally {
                            permits.release();
                        }
                    }))
                    .toList();
            for (Future<?> read : reads) {
                read.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while an index is read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException cause
                    ? cause
                    : new StoreException("an index could not be read", e);
        }
    }

    private static final class Merge implements Iterator<IndexRow> {
        private final PriorityQueue<ShardCursor> cursors;

        Merge(List<ShardCursor> all, boolean forward) {
            Comparator<ShardCursor> bySort =
                    Comparator.comparing(cursor -> Row.present(cursor.peek().orElseThrow().indexSort));
            cursors = new PriorityQueue<>(forward ? bySort : bySort.reversed());
            all.stream().filter(cursor -> cursor.peek().isPresent()).forEach(cursors::add);
        }

        @Override
        public boolean hasNext() {
            return !cursors.isEmpty();
        }

        @Override
        public IndexRow next() {
            ShardCursor first = cursors.poll();
            if (first == null) {
                throw new NoSuchElementException();
            }
            IndexRow row = first.peek().orElseThrow();
            first.advance();
            if (first.peek().isPresent()) {
                cursors.add(first);
            }
            return row;
        }
    }
}
