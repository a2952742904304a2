package dev.baton.asl.expression.intrinsic;

import dev.baton.asl.expression.ExpressionCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class IntrinsicExpressionTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return ExpressionCase.tests(
                "intrinsics.json", expression -> IntrinsicExpression.compile(expression.textValue()));
    }
}
