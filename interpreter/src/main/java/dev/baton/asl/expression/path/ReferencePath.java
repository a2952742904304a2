package dev.baton.asl.expression.path;

import dev.baton.asl.expression.SyntaxException;
import java.util.List;

/** Reads reference paths: paths that name one place, by field names and indexes alone (ASL: "Reference Paths"). */
public final class ReferencePath {

    private ReferencePath() {}

    /**
     * @param source {@code $}, {@code $.a.b}, {@code $.a['b c'][0]}
     * @throws SyntaxException for anything else: wildcards, filters, slices, the context object, variables
     */
    public static ResultPath parse(String source) throws SyntaxException {
        if (!source.startsWith("$") || source.startsWith("$$")) {
            throw refuse(source);
        }
        List<Object> steps = new StepScanner(source).scan();
        if (steps == null || steps.stream().anyMatch(step -> step instanceof Integer index && index < 0)) {
            throw refuse(source);
        }
        return steps.isEmpty() ? ResultPath.ROOT : new ResultPath.Reference(source, steps);
    }

    private static SyntaxException refuse(String source) {
        return new SyntaxException("Value is not a Reference Path: '" + source + "'");
    }
}
