package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;

/** An expression that yields a tree directly, so that a template can take its value in without a wrapper. */
public interface NodeExpression extends Expression {

    /** Evaluates. The tree may be shared with the scope's documents and must not be changed. */
    JsonNode node(Scope scope) throws EvaluationException;

    @Override
    default Json evaluate(Scope scope) throws EvaluationException {
        return Json.of(node(scope));
    }
}
