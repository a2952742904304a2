package dev.baton.integrations.answer;

import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a resource's result.
 *
 * @param shape of it, or of its one member
 * @param dialect by which members are named
 * @param member the name of that one member; empty: the shape is the whole
 * @param free members whose values may be anything: what a function or an execution gives back
 * @param known texts of members that are known beforehand, by their names: the status of a job that ended well
 */
public record ExpectedResult(
        Shape shape, Dialect dialect, Optional<String> member, Set<String> free, Map<String, String> known) {
    public ExpectedResult {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(member, "member");
        free = Set.copyOf(free);
        known = Map.copyOf(known);
    }

    /** A result that is all of an output. */
    public static ExpectedResult whole(Shape shape, Dialect dialect) {
        return new ExpectedResult(shape, dialect, Optional.empty(), Set.of(), Map.of());
    }

    /** The same with members that may be anything. */
    public ExpectedResult withFree(String... members) {
        return new ExpectedResult(shape, dialect, member, Set.of(members), known);
    }
}
