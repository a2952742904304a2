package dev.baton.asl.expression.path;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathWorkTest {

    private static Scope scope(String document) throws Exception {
        Json root = Json.parse(document);
        return new Scope(
                root,
                root,
                () -> root,
                Variables.NONE,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                new Randomness(1));
    }

    private static void takesTooMuch(String path, String document) throws Exception {
        Scope scope = scope(document);
        PathExpression expression = PathExpression.compile(path);

        assertThatThrownBy(() -> expression.node(scope))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("States.Runtime: Invalid path '" + path + "' : Evaluating the path takes too much work");
        assertThat(scope.work().spent()).isBetween(Work.EXPRESSION, Work.EXPRESSION + 100_000);
    }

    @Test
    void aRegularExpressionThatBacktracksIsStopped() throws Exception {
        takesTooMuch(
                "$.l[?(@.s =~ /^(.*?,){22}P/)]", "{\"l\":[{\"s\":\"" + "1,2,3,4,5,6,7,8,9,0,".repeat(10) + "\"}]}");
    }

    @Test
    void descentWithinDescentIsStopped() throws Exception {
        takesTooMuch("$..*..*..*..*..*", "[".repeat(200) + "]".repeat(200));
    }

    @Test
    void comparingLargeValuesAgainAndAgainIsStopped() throws Exception {
        String large = "[" + "1,".repeat(10_000) + "1]";
        takesTooMuch(
                "$.l[?(" + "@.v == $.v && ".repeat(1000) + "@.v == $.v)]",
                "{\"v\":" + large + ",\"l\":[" + ("{\"v\":" + large + "},").repeat(9) + "{}]}");
    }

    @Test
    void aPathIsCountedByWhatItVisits() throws Exception {
        Scope scope = scope("{\"l\":[1,2,3]}");

        PathExpression.compile("$.l[*]").node(scope);

        assertThat(scope.work().spent()).isBetween(5L, 100L);
    }

    @Test
    void aRegularExpressionThatNestsTooDeeplyForItsTextIsAFailure() throws Exception {
        Scope scope = scope("{\"l\":[{\"s\":\"" + "ab".repeat(100_000) + "\"}]}");
        PathExpression path = PathExpression.compile("$.l[?(@.s =~ /(a|b)*/)]");

        assertThatThrownBy(() -> path.node(scope)).isInstanceOf(EvaluationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "[0]", "..a", "[?(@.a)]", "[*]", "['a']"})
    void endlessPathsAreRefused(String step) {
        assertThatThrownBy(() -> PathExpression.compile("$" + step.repeat(100_000)))
                .isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "@.a &&", "'", "[", "@.a == ", "@.a =~ /(", "@.a =~ /["})
    void endlessFiltersAreRefused(String part) {
        assertThatThrownBy(() -> PathExpression.compile("$.l[?(" + part.repeat(100_000) + ")]"))
                .isInstanceOf(SyntaxException.class);
    }

    @Test
    void deeplyNestedRegularExpressionsAreRefused() {
        assertThatThrownBy(() ->
                        PathExpression.compile("$.l[?(@.s =~ /" + "(".repeat(100_000) + ")".repeat(100_000) + "/)]"))
                .isInstanceOf(SyntaxException.class);
    }
}
