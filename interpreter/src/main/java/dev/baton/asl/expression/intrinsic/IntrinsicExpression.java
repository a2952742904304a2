package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled call of a {@code States.*} function, its arguments constants, paths, or calls in turn (AWS: "Intrinsics for
 * JSONPath states in Step Functions").
 */
public final class IntrinsicExpression implements NodeExpression {
    private final String source;
    private final IntrinsicFunction function;
    private final NodeExpression[] arguments;

    IntrinsicExpression(String source, IntrinsicFunction function, List<NodeExpression> arguments) {
        this.source = source;
        this.function = function;
        this.arguments = arguments.toArray(NodeExpression[]::new);
    }

    /**
     * Compiles.
     *
     * @param source e.g. {@code States.Format('{}-{}', $.a, States.UUID())}
     * @throws SyntaxException when it is no call, calls an unknown function, with a wrong number of arguments, with an
     *     illegal escape, or nests deeper than 10
     */
    public static IntrinsicExpression compile(String source) throws SyntaxException {
        return new IntrinsicParser(source).parse();
    }

    /** Whether a text looks like a call rather than a path. */
    public static boolean isCall(String source) {
        return source.stripLeading().startsWith("States.");
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        JsonNode[] values = new JsonNode[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = argument(arguments[i], scope);
        }
        try {
            return function.apply(new Arguments(values), scope.randomness());
        } catch (IntrinsicFault fault) {
            throw failure(ErrorNames.INTRINSIC_FAILURE, String.valueOf(fault.getMessage()));
        }
    }

    private JsonNode argument(NodeExpression argument, Scope scope) throws EvaluationException {
        if (!(argument instanceof PathExpression path)) {
            return argument.node(scope);
        }
        JsonNode found = path.find(scope);
        if (found == null) {
            // Recorded by users as States.Runtime, like every path that leads nowhere.
            throw failure(
                    ErrorNames.RUNTIME,
                    "The JsonPath argument for the field '" + path.source() + "' could not be found in the input '"
                            + path.document(scope).map(Json::text).orElse("{}") + "'");
        }
        return found;
    }

    private EvaluationException failure(String error, String why) {
        String cause = "The function '" + source + "' had the following error: " + why;
        return new EvaluationException(Failure.of(error, cause), Optional.empty());
    }

    @Override
    public Set<String> variableReferences() {
        Set<String> names = new LinkedHashSet<>();
        for (NodeExpression argument : arguments) {
            names.addAll(argument.variableReferences());
        }
        return names;
    }

    @Override
    public String toString() {
        return source;
    }
}
