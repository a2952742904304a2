package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import dev.baton.asl.json.Json;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONPath: {@code $…} over the state's document, {@code $$…} over the context object, or {@code $name…} over
 * a workflow variable (ASL: "Paths"), in the dialect that AWS speaks (ADR 14).
 */
public final class PathExpression implements NodeExpression {

    private static final String TOO_MUCH_WORK = "Evaluating the path takes too much work";

    private final String source;
    private final PathRoot root;
    private final Steps steps;

    private PathExpression(String source, PathRoot root, Steps steps) {
        this.source = source;
        this.root = root;
        this.steps = steps;
    }

    /**
     * Compiles.
     *
     * @param source e.g. {@code $.a[0].b}, {@code $$.Execution.Id}, {@code $order.items[*].price}
     * @throws SyntaxException when it is no path
     */
    public static PathExpression compile(String source) throws SyntaxException {
        PathRoot root = PathRoot.of(source);
        return new PathExpression(source, root, Steps.compile(source, root.rest(source)));
    }

    /** As the author wrote it. */
    public String source() {
        return source;
    }

    /** Whether it names at most one value: no wildcard, slice, union, filter, descent or function. */
    public boolean isDefinite() {
        return steps.isDefinite();
    }

    /** Whether it is a bare {@code $}, {@code $$} or {@code $name}, whose value is handed on with its text. */
    public boolean isRoot() {
        return steps == DefiniteSteps.NONE;
    }

    /** Whether it reads the context object. */
    public boolean readsContext() {
        return root instanceof PathRoot.Context;
    }

    /**
     * The value, or null when a step leads nowhere: the form without an error text, for IsPresent and the like.
     *
     * @throws EvaluationException when finding it takes too much work
     */
    public @Nullable JsonNode find(Scope scope) throws EvaluationException {
        Json document = root.document(scope);
        if (document == null) {
            return null;
        }
        try {
            scope.work().nextExpression();
            return steps.find(document.node(), scope.work());
        } catch (Work.Exhausted e) {
            throw EvaluationException.runtime("Invalid path '" + source + "' : " + TOO_MUCH_WORK);
        }
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        JsonNode found = find(scope);
        if (found == null) {
            throw missing(scope);
        }
        return found;
    }

    /** A bare root is handed on as it is, with its text. */
    @Override
    public Json evaluate(Scope scope) throws EvaluationException {
        if (isRoot()) {
            Json document = root.document(scope);
            if (document == null) {
                throw missing(scope);
            }
            return document;
        }
        return Json.of(node(scope));
    }

    private EvaluationException missing(Scope scope) {
        Json document = root.document(scope);
        if (document != null && document.node().isNull()) {
            return overNull();
        }
        return EvaluationException.runtime("Invalid path '" + source + "' : " + whyMissing(document, scope.work()));
    }

    private String whyMissing(@Nullable Json document, Work work) {
        if (document == null) {
            return "No results for path: $['" + source.substring(1) + "']";
        }
        try {
            return steps.whyMissing(document.node(), work);
        } catch (Work.Exhausted e) {
            return TOO_MUCH_WORK;
        }
    }

    /** Whether it looks into the state's document, and that is {@code null}: then even {@code $} fails. */
    public boolean isOverNullInput(Scope scope) {
        return root instanceof PathRoot.Document && scope.root().node().isNull();
    }

    /** The failure of a path over a document that is {@code null} (as users report it). */
    public static EvaluationException overNull() {
        return EvaluationException.runtime("Unable to apply Path transformation to null or empty input.");
    }

    /** What the path is applied to; the "input" that some error texts print. */
    public Optional<Json> document(Scope scope) {
        return Optional.ofNullable(root.document(scope));
    }

    @Override
    public Set<String> variableReferences() {
        return root instanceof PathRoot.Variable variable ? Set.of(variable.name()) : Set.of();
    }

    @Override
    public String toString() {
        return source;
    }
}
