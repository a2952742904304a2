package dev.baton.asl.execution;

import dev.baton.asl.json.Json;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@value #SIZE} results of a frame's branches or iterations. A page that is full never changes again, so its
 * cost in the log is paid a fixed number of times. Immutable.
 */
public final class ResultPage {
    /** Results in a page. */
    public static final int SIZE = 64;

    private final @Nullable Json[] results;

    private ResultPage(@Nullable Json[] results) {
        this.results = results;
    }

    /** A page without results. */
    public static ResultPage empty() {
        return new ResultPage(new @Nullable Json[SIZE]);
    }

    /** A page of those results; the array is copied, absent ones are null. */
    public static ResultPage of(@Nullable Json[] results) {
        return new ResultPage(Arrays.copyOf(results, SIZE));
    }

    /** The result at that place of the page, 0 ≤ slot < {@value #SIZE}. */
    public Optional<Json> get(int slot) {
        return Optional.ofNullable(results[slot]);
    }

    /** This page with one more result. */
    public ResultPage with(int slot, Json result) {
        @Nullable Json[] copy = results.clone();
        copy[slot] = result;
        return new ResultPage(copy);
    }

    /** This page with several results put in at once; {@code additions} is indexed by slot, null where unchanged. */
    public ResultPage withAll(@Nullable Json[] additions) {
        @Nullable Json[] copy = results.clone();
        for (int i = 0; i < SIZE; i++) {
            if (additions[i] != null) {
                copy[i] = additions[i];
            }
        }
        return new ResultPage(copy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultPage page && Arrays.equals(results, page.results);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(results);
    }

    @Override
    public String toString() {
        return "ResultPage" + Arrays.toString(results);
    }
}
