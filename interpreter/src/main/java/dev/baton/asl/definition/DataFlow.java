package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.path.ResultPath;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields that move data through a state, compiled. A field that the state's type or query language does not know is
 * empty. JSONPath order: InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath; JSONata: Arguments, the
 * work, Assign and Output.
 *
 * @param inputPath empty means the whole input ({@code $}); {@code null} in the definition is compiled to the constant {}
 * @param arguments {@code Parameters} (JSONPath) or {@code Arguments} (JSONata)
 * @param resultSelector JSONPath only
 * @param resultPath JSONPath only; {@link ResultPath#ROOT} when absent
 * @param outputPath like inputPath
 * @param output {@code Output}, JSONata only
 * @param assign {@code Assign}: an expression that yields an object, one member for each variable
 */
public record DataFlow(
        Optional<Expression> inputPath,
        Optional<Expression> arguments,
        Optional<Expression> resultSelector,
        ResultPath resultPath,
        Optional<Expression> outputPath,
        Optional<Expression> output,
        Optional<Expression> assign) {

    /** Everything passes through. */
    public static final DataFlow THROUGH = new DataFlow(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ResultPath.ROOT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public DataFlow {
        Objects.requireNonNull(inputPath, "inputPath");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(resultSelector, "resultSelector");
        Objects.requireNonNull(resultPath, "resultPath");
        Objects.requireNonNull(outputPath, "outputPath");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(assign, "assign");
    }
}
