package dev.baton.asl.expression.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencePathTest {

    @Test
    void theRootReplacesTheInput() throws Exception {
        assertThat(ReferencePath.parse("$")).isSameAs(ResultPath.ROOT);
    }

    @Test
    void namesAndIndexesLeadToOnePlace() throws Exception {
        Json input = Json.parse("{\"a\":{\"b\":[1,2]},\"c\":3}");

        Json output = ReferencePath.parse("$.a['b'][1]").apply(input, Json.parse("\"x\""));

        assertThat(output.text()).isEqualTo("{\"a\":{\"b\":[1,\"x\"]},\"c\":3}");
        assertThat(input.node().toString()).isEqualTo("{\"a\":{\"b\":[1,2]},\"c\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "$.a[*]",
                "$..a",
                "$.a[0:1]",
                "$.a[?(@.x)]",
                "$$.a",
                "$v.a",
                "$.a[0,1]",
                "$.a.length()",
                "$.a[-1]"
            })
    void everythingElseIsRefused(String source) {
        assertThatThrownBy(() -> ReferencePath.parse(source)).isInstanceOf(SyntaxException.class);
    }
}
