package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.ExpressionCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JsonataExpressionTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return ExpressionCase.tests(
                "jsonata.json", expression -> JsonataExpression.compile(expression.textValue(), "Output"));
    }
}
