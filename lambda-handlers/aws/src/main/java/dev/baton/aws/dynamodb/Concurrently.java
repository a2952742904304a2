package dev.baton.aws.dynamodb;

import dev.baton.engine.log.StoreException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** A few calls of the store at once, and an answer when all have one. */
final class Concurrently {

    private Concurrently() {}

    static <T> void each(List<T> items, Consumer<T> call) {
        all(items, item -> {
            call.accept(item);
            return true;
        });
    }

    /** The answers in the order of the items. */
    static <T, R> List<R> all(List<T> items, Function<T, R> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> answers = items.stream()
                    .map(item -> threads.submit(() -> call.apply(item)))
                    .toList();
            return answers.stream().map(Concurrently::answer).toList();
        }
    }

    private static <R> R answer(Future<R> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StoreException("a call of DynamoDB failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while DynamoDB was asked", e);
        }
    }
}
