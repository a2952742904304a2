package dev.baton.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the words of a machine's tag declare. */
class SearchAttributesTest {
    @Test
    void aTagDeclaresNamesErrorsAndPathsOfTheInput() {
        SearchAttributes declared =
                SearchAttributes.of(Map.of(SearchAttributes.TAG, " name  input.order.id error input. x"));
        assertThat(declared).isEqualTo(new SearchAttributes(false, true, true, Set.of("order.id")));
        assertThat(SearchAttributes.of(Map.of())).isEqualTo(new SearchAttributes(false, false, false, Set.of()));
    }

    @Test
    void noMorePathsThanAStartCanPayFor() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            words.append(" input.f").append(i);
        }
        assertThat(SearchAttributes.of(Map.of(SearchAttributes.TAG, words.toString()))
                        .paths())
                .hasSize(SearchAttributes.MOST_PATHS);
    }

    @Test
    void cluesAreReadAsTheyWereWritten() {
        for (Clue clue : new Clue[] {
            new Clue.Prefix("a.b"),
            new Clue.Name(""),
            new Clue.Input("a.b", "ö\t\n"),
            new Clue.Anywhere("."),
            new Clue.Error("States.Timeout"),
            new Clue.Unlisted()
        }) {
            assertThat(Clue.of(clue.word())).isEqualTo(clue);
            assertThat(clue.word()).matches("[a-z.A-Z0-9_-]+");
        }
    }
}
