package dev.baton.asl.expression.path;

import dev.baton.asl.expression.ExpressionCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PathExpressionTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return ExpressionCase.tests("paths.json", expression -> PathExpression.compile(expression.textValue()));
    }
}
