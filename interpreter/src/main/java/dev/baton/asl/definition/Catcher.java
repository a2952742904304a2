package dev.baton.asl.definition;

import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.path.ResultPath;
import java.util.List;
import java.util.Optional;

/** One element of {@code Catch}. */
public record Catcher(
        List<String> errorEquals,
        String next,
        ResultPath resultPath,
        Optional<Expression> assign,
        Optional<Expression> output) {

    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
