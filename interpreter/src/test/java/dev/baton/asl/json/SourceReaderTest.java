package dev.baton.asl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class SourceReaderTest {

    @Test
    void everyNodeKnowsItsPlace() throws Exception {
        SourceNode root =
                SourceReader.read("{\n  \"a\": [1,\n   {\"b c\": null}]}").root();

        SourceNode element = root.field("a").orElseThrow().elements().get(1);
        SourceNode member = element.field("b c").orElseThrow();
        assertThat(root.pointer()).isEqualTo("/");
        assertThat(member.pointer()).isEqualTo("/a[1]/b c");
        assertThat(member.line()).isEqualTo(3);
        assertThat(member.column()).isEqualTo(5);
        assertThat(element.column()).isEqualTo(4);
    }

    @Test
    void theTreeIsTheTextsTree() throws Exception {
        String text = "{\"a\":[1,2.5,true,null,\"x\\n\"],\"b\":{\"c\":12345678901234567890}}";

        assertThat(SourceReader.read(text).root().value().toString()).isEqualTo(text);
    }

    @Test
    void duplicatesAreKeptAsideAndTheFirstCounts() throws Exception {
        SourceReader.Document document = SourceReader.read("{\"a\": 1, \"a\": 2}");

        assertThat(document.root().value().get("a").intValue()).isEqualTo(1);
        assertThat(document.duplicates()).extracting(SourceNode::column).containsExactly(10);
    }

    @Test
    void brokenTextsAreRefused() {
        for (String text : new String[] {"", "{", "[1,]", "{\"a\" 1}", "1 2", "{} {}", "nul", "\"\t\""}) {
            assertThatThrownBy(() -> SourceReader.read(text)).as(text).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void nestingIsBoundedExactly() throws Exception {
        int most = SourceReader.MAX_DEPTH;

        assertThat(SourceReader.read("[".repeat(most) + "]".repeat(most)).root().isArray())
                .isTrue();
        assertThatThrownBy(() -> SourceReader.read("[".repeat(most + 1) + "]".repeat(most + 1)))
                .isInstanceOf(SourceReader.TooDeepException.class);
    }
}
