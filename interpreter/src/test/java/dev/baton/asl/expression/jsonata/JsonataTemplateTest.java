package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.ExpressionCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JsonataTemplateTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return ExpressionCase.tests(
                "jsonata-templates.json", expression -> JsonataTemplate.compile(expression, "Output"));
    }
}
