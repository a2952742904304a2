package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
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
     * @throws SyntaxException when it is no call, calls an unknown function, with an illegal escape, or nests deeper than 10
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
        scope.work().nextExpression();
        try {
            return call(scope);
        } catch (Work.Exhausted e) {
            throw EvaluationException.runtime("The intrinsic function " + source + " takes too much work");
        } catch (IntrinsicFault fault) {
            // Recorded: the whole call is quoted, also when one within it failed.
            throw EvaluationException.runtime(
                    "There was an error while evaluating the intrinsic function: " + source + ". " + fault.words());
        }
    }

    private JsonNode call(Scope scope) throws EvaluationException, IntrinsicFault {
        JsonNode[] values = new JsonNode[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i] instanceof IntrinsicExpression inner
                    ? inner.call(scope)
                    : argument(arguments[i], scope);
        }
        try {
            // The number of arguments is checked when the call is made, not when the definition is (recorded).
            if (values.length < function.fewest() || values.length > function.most()) {
                throw function.wrongCount();
            }
            return function.apply(new Arguments(scope.work(), values), scope.randomness());
        } catch (IntrinsicFault fault) {
            throw fault.in(function.name());
        }
    }

    private JsonNode argument(NodeExpression argument, Scope scope) throws EvaluationException {
        if (!(argument instanceof PathExpression path)) {
            return argument.node(scope);
        }
        JsonNode found = path.find(scope);
        if (found == null) {
            // As users report it: like every path that leads nowhere.
            throw EvaluationException.runtime("The function '" + source + "' had the following error: "
                    + "The JsonPath argument for the field '" + path.source() + "' could not be found in the input '"
                    + path.document(scope).map(Json::quotable).orElse("{}") + "'");
        }
        return found;
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
