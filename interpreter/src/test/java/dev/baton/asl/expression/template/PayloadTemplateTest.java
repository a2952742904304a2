package dev.baton.asl.expression.template;

import dev.baton.asl.expression.ExpressionCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PayloadTemplateTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return ExpressionCase.tests("templates.json", PayloadTemplate::compile);
    }
}
