package dev.baton.asl.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.expression.Randomness;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonataSharingTest {

    private static Scope scope(String input) {
        Json json = Json.ofText(input);
        return new Scope(
                json,
                json,
                () -> {
                    throw new AssertionError("nobody asked for the context object");
                },
                Variables.NONE,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                new Randomness(1));
    }

    @Test
    void aValueThatIsHandedOnIsNotCopied() throws Exception {
        Scope scope = scope("{\"a\":{\"b\":[1]}}");

        assertThat(JsonataExpression.compile("$states.input.a", "Output").node(scope))
                .isSameAs(scope.input().node().get("a"));
    }

    @Test
    void anExpressionThatIsTheInputKeepsItsText() throws Exception {
        Scope scope = scope("{ \"a\" : 1 }");

        assertThat(JsonataExpression.compile("{% $states.input %}", "Output").evaluate(scope))
                .isSameAs(scope.input());
    }

    @Test
    void anExpressionThatIsNestedTooDeeplyIsRefused() {
        String nested = "(".repeat(20_000) + "1" + ")".repeat(20_000);

        assertThatThrownBy(() -> JsonataExpression.compile(nested, "Output"))
                .isInstanceOf(SyntaxException.class)
                .hasMessage("The expression is nested too deeply");
    }

    @Test
    void theContextObjectIsBuiltOnlyWhenItIsRead() throws Exception {
        assertThat(JsonataExpression.compile("$states.input.a", "Output")
                        .evaluate(scope("{\"a\":1}"))
                        .text())
                .isEqualTo("1");
    }

    @Test
    void oneExpressionServesManyThreads() throws Exception {
        JsonataExpression expression =
                JsonataExpression.compile("($f := function($x) { $x * 2 }; $sum($map($states.input.l, $f)))", "Output");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks = IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<String>) () ->
                            expression.evaluate(scope("{\"l\":[1," + i + "]}")).text())
                    .toList();
            List<Future<String>> results = threads.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(Integer.toString(2 + 2 * i));
            }
        }
    }

    @Test
    void templatesTellWhatTheyReadOfStatesAndVariables() throws Exception {
        JsonataTemplate template = JsonataTemplate.compile(
                Json.ofText("{\"a\":\"{% $states.result.x %}\",\"b\":[\"{% $v %}\",\"$w\"]}")
                        .node(),
                "Output");

        assertThat(template.statesReferences()).containsExactly("result");
        assertThat(template.variableReferences()).containsExactly("v");
    }

    @Test
    void onlyTheExactBracesMakeAnExpression() {
        assertThat(JsonataExpression.isExpression("{% 1 %}")).isTrue();
        assertThat(JsonataExpression.isExpression("{%1%}")).isTrue();
        assertThat(JsonataExpression.isExpression(" {% 1 %}")).isFalse();
        assertThat(JsonataExpression.isExpression("{% 1 %} ")).isFalse();
        assertThat(JsonataExpression.isExpression("{%}")).isFalse();
    }
}
