package dev.baton.asl.behavior;

import dev.baton.asl.definition.Catcher;
import dev.baton.asl.definition.ChoiceRule;
import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.Optional;

/** How documents pass through a state: the one place where the two query languages differ in that. */
final class DataFlows {
    private DataFlows() {}

    /** The input after InputPath; in JSONata the input as it is. */
    static Json effective(DataFlow data, Scope scope) throws EvaluationException {
        return switch (data) {
            case DataFlow.JsonPath path -> evaluated(path.inputPath(), scope, scope.input());
            case DataFlow.Jsonata jsonata -> scope.input();
        };
    }

    /** What the work gets: Parameters over the effective input, or Arguments; without them the effective input. */
    static Json arguments(DataFlow data, Scope scope) throws EvaluationException {
        Json effective = effective(data, scope);
        return switch (data) {
            case DataFlow.JsonPath path ->
                path.parameters().isEmpty()
                        ? effective
                        : path.parameters().get().evaluate(scope.withRoot(effective));
            case DataFlow.Jsonata jsonata -> evaluated(jsonata.arguments(), scope, effective);
        };
    }

    /**
     * The output of a state that produced a result: ResultSelector, ResultPath and OutputPath, or Output.
     *
     * @param entry what was seen at the entry
     * @param scope the same with the result
     */
    static Json afterResult(DataFlow data, Scope entry, Scope scope, Json result) throws EvaluationException {
        return switch (data) {
            case DataFlow.JsonPath path -> {
                Json combined = path.resultPath().apply(entry.input(), selected(path, scope, result));
                yield path.outputPath().isEmpty()
                        ? combined
                        : path.outputPath().get().evaluate(entry.withRoot(combined));
            }
            case DataFlow.Jsonata jsonata -> evaluated(jsonata.output(), scope, result);
        };
    }

    /** A result after ResultSelector. */
    static Json selected(DataFlow.JsonPath path, Scope scope, Json result) throws EvaluationException {
        return evaluated(path.resultSelector(), scope, result);
    }

    /** The output of a state that only passes its effective input on. */
    static Json passed(DataFlow data, Scope entry, Json effective) throws EvaluationException {
        return switch (data) {
            case DataFlow.JsonPath path ->
                path.outputPath().isEmpty()
                        ? effective
                        : path.outputPath().get().evaluate(entry.withRoot(effective));
            case DataFlow.Jsonata jsonata -> evaluated(jsonata.output(), entry, entry.input());
        };
    }

    /** The output of a Choice whose rule matched. */
    static Json chosen(DataFlow data, ChoiceRule rule, Scope scope, Json effective) throws EvaluationException {
        return switch (data) {
            case DataFlow.JsonPath path -> evaluated(path.outputPath(), scope, effective);
            case DataFlow.Jsonata jsonata -> evaluated(rule.output(), scope, scope.input());
        };
    }

    /** The output of a state whose failure was caught. */
    static Json caught(DataFlow data, Catcher catcher, Scope scope, Json errorOutput) throws EvaluationException {
        return switch (data) {
            case DataFlow.JsonPath path -> catcher.resultPath().apply(scope.input(), errorOutput);
            case DataFlow.Jsonata jsonata -> evaluated(catcher.output(), scope, errorOutput);
        };
    }

    private static Json evaluated(Optional<Expression> expression, Scope scope, Json otherwise)
            throws EvaluationException {
        return expression.isPresent() ? expression.get().evaluate(scope) : otherwise;
    }
}
