package dev.baton.asl.expression.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.ExpressionCase;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.path.PathExpression;
import dev.baton.asl.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConditionTest {
    private static final Condition TRUE = new JsonataCondition.Literal(true);
    private static final Condition FALSE = new JsonataCondition.Literal(false);

    @TestFactory
    Stream<DynamicTest> comparisons() {
        return ExpressionCase.read("comparisons.json")
                .map(one -> DynamicTest.dynamicTest(one.claim(), () -> check(one)));
    }

    private static void check(ExpressionCase one) throws Exception {
        JsonNode rule = one.node().get("expression");
        Condition condition = compile(rule);
        if (one.node().has("cause")) {
            assertThatThrownBy(() -> condition.test(one.scope()))
                    .isInstanceOfSatisfying(
                            EvaluationException.class,
                            e -> assertThat(e.failure().cause())
                                    .contains(one.node().get("cause").textValue()));
        } else {
            assertThat(condition.test(one.scope()))
                    .isEqualTo(one.node().get("output").booleanValue());
        }
    }

    private static Condition compile(JsonNode rule) throws SyntaxException {
        PathExpression variable = PathExpression.compile(rule.get("Variable").textValue());
        for (var field : rule.properties()) {
            ComparisonOperator operator =
                    ComparisonOperator.named(field.getKey()).orElse(null);
            if (operator != null) {
                return operator.isPath()
                        ? Comparison.ofPath(
                                operator,
                                variable,
                                PathExpression.compile(field.getValue().textValue()))
                        : Comparison.of(operator, variable, field.getValue());
            }
        }
        throw new AssertionError("no operator in " + rule);
    }

    @Test
    void thereAre39Operators() {
        assertThat(ComparisonOperator.values()).hasSize(39);
        assertThat(ComparisonOperator.named("StringMatchesPath")).isEmpty();
    }

    @Test
    void aConstantOfAnotherTypeIsRefused() throws Exception {
        PathExpression variable = PathExpression.compile("$.x");
        assertThatThrownBy(() -> Comparison.of(ComparisonOperator.NUMERIC_EQUALS, variable, TextNode.valueOf("1")))
                .isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> Comparison.of(
                        ComparisonOperator.TIMESTAMP_EQUALS, variable, TextNode.valueOf("2016-12-05 21:29:29Z")))
                .isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> Comparison.of(ComparisonOperator.STRING_EQUALS, variable, BooleanNode.TRUE))
                .isInstanceOf(SyntaxException.class);
    }

    @Test
    void andOrAndNotCombine() throws Exception {
        var scope = new ExpressionCase(Json.EMPTY_OBJECT.node()).scope();
        assertThat(new And(List.of(TRUE, TRUE)).test(scope)).isTrue();
        assertThat(new And(List.of(TRUE, FALSE)).test(scope)).isFalse();
        assertThat(new Or(List.of(FALSE, TRUE)).test(scope)).isTrue();
        assertThat(new Or(List.of(FALSE, FALSE)).test(scope)).isFalse();
        assertThat(new Not(FALSE).test(scope)).isTrue();
    }

    @Test
    void theFirstThatDecidesEndsTheTest() throws Exception {
        var scope = new ExpressionCase(Json.EMPTY_OBJECT.node()).scope();
        Condition fails =
                compile(Json.ofText("{\"Variable\":\"$.no\",\"IsNull\":true}").node());
        assertThat(new And(List.of(FALSE, fails)).test(scope)).isFalse();
        assertThat(new Or(List.of(TRUE, fails)).test(scope)).isTrue();
    }

    @Test
    void aJsonataConditionMustBeABoolean() throws Exception {
        var scope = new ExpressionCase(Json.EMPTY_OBJECT.node()).scope();
        Condition yes = JsonataCondition.compile(TextNode.valueOf("{% 1 = 1 %}"), "Choices[0]/Condition");
        assertThat(yes.test(scope)).isTrue();
        assertThat(JsonataCondition.compile(BooleanNode.FALSE, "Choices[0]/Condition")
                        .test(scope))
                .isFalse();

        Condition text = JsonataCondition.compile(TextNode.valueOf("{% 'yes' %}"), "Choices[0]/Condition");
        assertThatThrownBy(() -> text.test(scope))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.failure().cause())
                                .contains(
                                        "The JSONata expression ''yes'' specified for the field 'Choices[0]/Condition' returned an"
                                                + " unexpected result type. Expected 'boolean', but was 'string' for value: \"yes\""));
        assertThatThrownBy(() -> JsonataCondition.compile(TextNode.valueOf("yes"), "Choices[0]/Condition"))
                .isInstanceOf(SyntaxException.class);
    }
}
