package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.path.ResultPath;
import java.util.Objects;
import java.util.Optional;

/** The fields that move data through a state, compiled: those that the state's query language has. */
public sealed interface DataFlow {

    /** {@code Assign}: an expression that yields an object, one member for each variable. */
    Optional<Expression> assign();

    /** Whether everything passes through and nothing is assigned. */
    boolean isThrough();

    /**
     * InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath, in this order. A field that the state's type does
     * not know is empty.
     *
     * @param inputPath empty means the whole input ({@code $}); {@code null} in the definition is compiled to the constant {}
     * @param resultPath {@link ResultPath#ROOT} when absent
     * @param outputPath like inputPath
     */
    record JsonPath(
            Optional<Expression> inputPath,
            Optional<Expression> parameters,
            Optional<Expression> resultSelector,
            ResultPath resultPath,
            Optional<Expression> outputPath,
            Optional<Expression> assign,
            boolean isThrough)
            implements DataFlow {
        public JsonPath {
            Objects.requireNonNull(inputPath, "inputPath");
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(resultSelector, "resultSelector");
            Objects.requireNonNull(resultPath, "resultPath");
            Objects.requireNonNull(outputPath, "outputPath");
            Objects.requireNonNull(assign, "assign");
        }

        public static JsonPath of(
                Optional<Expression> inputPath,
                Optional<Expression> parameters,
                Optional<Expression> resultSelector,
                ResultPath resultPath,
                Optional<Expression> outputPath,
                Optional<Expression> assign) {
            boolean through = inputPath.isEmpty()
                    && parameters.isEmpty()
                    && resultSelector.isEmpty()
                    && resultPath == ResultPath.ROOT
                    && outputPath.isEmpty()
                    && assign.isEmpty();
            return new JsonPath(inputPath, parameters, resultSelector, resultPath, outputPath, assign, through);
        }
    }

    /** Arguments, the work, Assign and Output. */
    record Jsonata(Optional<Expression> arguments, Optional<Expression> output, Optional<Expression> assign)
            implements DataFlow {
        public Jsonata {
            Objects.requireNonNull(arguments, "arguments");
            Objects.requireNonNull(output, "output");
            Objects.requireNonNull(assign, "assign");
        }

        @Override
        public boolean isThrough() {
            return arguments.isEmpty() && output.isEmpty() && assign.isEmpty();
        }
    }
}
