package dev.baton.asl.parsing;

import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.StateType;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.path.ResultPath;
import java.util.Optional;

/** Reads the fields that move data through a state. */
final class DataFlowParser {

    private DataFlowParser() {}

    static DataFlow parse(StateSource source) {
        ExpressionCompiler expressions = source.expressions();
        return switch (source.language()) {
            case JSONPATH ->
                DataFlow.JsonPath.of(
                        source.get("InputPath").flatMap(expressions::documentPath),
                        arguments(source, "Parameters"),
                        source.get("ResultSelector").flatMap(expressions::template),
                        source.get("ResultPath")
                                .flatMap(expressions::resultPath)
                                .orElse(ResultPath.ROOT),
                        source.get("OutputPath").flatMap(expressions::documentPath),
                        source.get("Assign").flatMap(expressions::assign));
            case JSONATA ->
                new DataFlow.Jsonata(
                        arguments(source, "Arguments"),
                        source.get("Output").flatMap(expressions::template),
                        source.get("Assign").flatMap(expressions::assign));
        };
    }

    /** A Map's Parameters are its ItemSelector under the old name, and not the state's arguments. */
    private static Optional<Expression> arguments(StateSource source, String field) {
        if (source.type() == StateType.MAP) {
            return Optional.empty();
        }
        return source.get(field).flatMap(source.expressions()::template);
    }
}
