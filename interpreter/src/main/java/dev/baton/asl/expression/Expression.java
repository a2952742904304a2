package dev.baton.asl.expression;

import dev.baton.asl.json.Json;

/**
 * A compiled piece of a definition that yields a JSON value: a JSONPath, an intrinsic call, a payload template, a JSONata
 * expression or template. Compiled once per definition, immutable, and usable from several threads at once.
 */
public interface Expression {

    /**
     * Evaluates.
     *
     * @throws EvaluationException with AWS's words as the cause, without the state prefix
     */
    Json evaluate(Scope scope) throws EvaluationException;

    /** The names of workflow variables that this expression reads, for DescribeStateMachine's variableReferences. */
    java.util.Set<String> variableReferences();
}
