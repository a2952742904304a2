package dev.baton.asl.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Randomness;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.Work;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataWorkTest {
    private static final String CSV = "1,2,3,4,5,6,7,8,9,0,".repeat(10);

    private static Scope scope(Json input) {
        return new Scope(
                input,
                input,
                () -> input,
                Variables.NONE,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                new Randomness(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/^(.*?,){22}P/($states.input)",
                "$filter([$states.input], /^(.*?,){22}P/)",
                "$states.input ~> /^(.*?,){22}P/",
                "($r := /^(.*?,){22}P/; $contains($states.input, $r))",
                "$match($states.input, /^(.*?,){22}P/)",
                "$split($states.input, /^(.*?,){22}P/)",
                "$replace($states.input, /^(.*?,){22}P/, '')"
            })
    void regularExpressionsAreBoundedInEveryForm(String expression) throws Exception {
        Scope scope = scope(Json.parse("\"" + CSV + "\""));
        JsonataExpression compiled = JsonataExpression.compile(expression, "Output");

        assertThatThrownBy(() -> compiled.node(scope))
                .isInstanceOf(EvaluationException.class)
                .hasMessageEndingWith("Expression evaluation timeout: Check for infinite loop");
        assertThat(scope.work().spent()).isBetween(Work.EXPRESSION, Work.EXPRESSION + 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$count($filter([1..100000], function($x) { $states.input = $states.input }))",
                "($a := $map([1..5000], function($x) { [$x] }); $b := $map([1..5000], function($x) { [$x] });"
                        + " $count($filter([1..100000], function($x) { $a = $b })))",
                "$count([1..1000].[1..800000])"
            })
    void comparingAndMakingLargeValuesAgainAndAgainIsStopped(String expression) throws Exception {
        Scope scope = scope(Json.parse("[" + "1,".repeat(20_000) + "1]"));
        JsonataExpression compiled = JsonataExpression.compile(expression, "Output");

        assertThatThrownBy(() -> compiled.node(scope)).isInstanceOf(EvaluationException.class);
        assertThat(scope.work().spent()).isLessThan(2 * Work.EXPRESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$reduce([1..20000], function($a, $x) { [$a, [$x]] }, [])",
                "$reduce([1..20000], function($a, $x) { {'a': $a} }, {})",
                "$string($reduce([1..20000], function($a, $x) { {'a': $a} }, {}))",
                "$parse($pad('', 100000, '['))"
            })
    void deepValuesFailAsExpressions(String expression) throws Exception {
        JsonataExpression compiled = JsonataExpression.compile(expression, "Output");

        assertThatThrownBy(() -> compiled.node(scope(Json.NULL))).isInstanceOf(EvaluationException.class);
    }

    /** The bound only ends a test that fails: quadratic, this takes more than an hour. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void paddingIsLinear() throws Exception {
        Scope scope = scope(Json.NULL);

        assertThat(JsonataExpression.compile("$length($pad('', 2000000, 'x'))", "Output")
                        .node(scope)
                        .intValue())
                .isEqualTo(2_000_000);
    }

    /** The bound only ends a test that fails: quadratic, this takes more than an hour. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longTextsCompileInOnePass() throws Exception {
        assertThat(JsonataExpression.compile("\"" + "x".repeat(8_000_000) + "\"", "Output")
                        .variableReferences())
                .isEmpty();
        assertThat(JsonataExpression.compile("$length(\"" + "x".repeat(900_000) + "\")", "Output")
                        .node(scope(Json.NULL))
                        .intValue())
                .isEqualTo(900_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1+", "$a+", "\"a\",", "(", "$f(", "true?1:", "$a.", "[", "{\"a\":", "/a/,", "-", "not ", "$x;"})
    void endlessExpressionsAreRefused(String part) {
        String expression = part.repeat(800_000 / part.length()) + "1";

        assertThatThrownBy(() -> JsonataExpression.compile(expression, "Output"))
                .isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "/", "`", "'", "/*", "$x.\"", "\\"})
    void whatIsNotClosedIsRefused(String open) {
        assertThatThrownBy(() -> JsonataExpression.compile(open + "x".repeat(400_000), "Output"))
                .isInstanceOf(SyntaxException.class);
    }
}
