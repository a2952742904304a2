package dev.baton.asl.expression.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Randomness;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathSharingTest {

    private static Scope scope(Json root) {
        return new Scope(
                root,
                root,
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
    void theRootKeepsItsText() throws Exception {
        Json root = Json.parse("[ 1,  2 ]");

        assertThat(PathExpression.compile("$").evaluate(scope(root))).isSameAs(root);
    }

    @Test
    void aSubtreeIsSharedNotCopied() throws Exception {
        Json root = Json.parse("{\"a\":{\"b\":1}}");

        assertThat(PathExpression.compile("$.a").node(scope(root)))
                .isSameAs(root.node().get("a"));
    }

    /** Other libraries of JSONPath have functions, and this one writes. */
    @Test
    void appendChangesNothingOfWhatIsShared() throws Exception {
        Json root = Json.parse("{\"l\":[1,2]}");
        PathExpression append = PathExpression.compile("$.l.append(5)");

        assertThatThrownBy(() -> append.node(scope(root)))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("Property ['append(5)'] not found");
        assertThat(root.node().toString()).isEqualTo("{\"l\":[1,2]}");
    }

    @Test
    void pathsNameTheVariablesTheyRead() throws Exception {
        assertThat(PathExpression.compile("$order.items[0]").variableReferences())
                .containsExactly("order");
        assertThat(PathExpression.compile("$.order").variableReferences()).isEmpty();
        assertThat(PathExpression.compile("$$.order").variableReferences()).isEmpty();
    }

    @Test
    void definitePathsAreToldFromTheOthers() throws Exception {
        assertThat(PathExpression.compile("$.a[0]['b c']").isDefinite()).isTrue();
        assertThat(PathExpression.compile("$.[0]").isDefinite()).isTrue();
        assertThat(PathExpression.compile("$.a[*]").isDefinite()).isFalse();
        assertThat(PathExpression.compile("$.a[?(@.x == 1)]").isDefinite()).isFalse();
    }
}
