package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.SyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows a path's root: steps that we walk, or a query that Jayway runs. */
sealed interface Steps permits DefiniteSteps, JaywayQuery {

    /** The value, or null when there is none. */
    @Nullable
    JsonNode find(JsonNode document);

    /** Whether they lead to at most one value. */
    boolean isDefinite();

    /** Jayway's explanation, after {@link #find} gave null. */
    String whyMissing(JsonNode document);

    /**
     * @param source as written, for the error text
     * @param normal the same path with {@code $} as its root
     */
    static Steps compile(String source, String normal) throws SyntaxException {
        List<Object> steps = new StepScanner(normal).scan();
        return steps == null ? JaywayQuery.compile(source, normal) : DefiniteSteps.of(normal, steps);
    }
}
