package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows a path's root: names and indexes, or a query. */
sealed interface Steps permits DefiniteSteps, Query {

    /**
     * The value, or null when there is none.
     *
     * @throws Work.Exhausted when that takes too much work
     */
    @Nullable
    JsonNode find(JsonNode document, Work work);

    /** Whether they lead to at most one value. */
    boolean isDefinite();

    /** AWS's explanation, after {@link #find} gave null. */
    String whyMissing(JsonNode document, Work work);

    /**
     * @param source as written, for the error text
     * @param normal the same path with {@code $} as its root
     */
    static Steps compile(String source, String normal) throws SyntaxException {
        List<Object> steps = new StepScanner(normal).scan();
        if (steps != null) {
            return DefiniteSteps.of(normal, steps);
        }
        try {
            return Query.compile(normal);
        } catch (SyntaxException e) {
            throw new SyntaxException("Value is not a valid JSONPath: '" + source + "'. " + e.getMessage());
        }
    }
}
