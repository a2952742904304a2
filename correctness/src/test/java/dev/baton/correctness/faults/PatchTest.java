package dev.baton.correctness.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTest {
    private static final List<String> DIFF =
            List.of("What it does.", "--- a/F.java", "+++ b/F.java", "@@ -2,3 +2,3 @@", " b", "-c", "+x", " d");

    private static List<String> apply(String... lines) {
        return Patch.parse(DIFF).files().getFirst().applyTo(List.of(lines));
    }

    @Test
    void linesAreReplacedWhereTheyStand() {
        assertThat(apply("a", "b", "c", "d", "e")).containsExactly("a", "b", "x", "d", "e");
    }

    @Test
    void linesAboveMayHaveChanged() {
        assertThat(apply("a", "a2", "a3", "b", "c", "d")).containsExactly("a", "a2", "a3", "b", "x", "d");
    }

    @Test
    void anotherLineIsRefused() {
        assertThatThrownBy(() -> apply("a", "b", "c ", "d")).hasMessageContaining("does not apply");
    }

    @Test
    void severalPlacesAreRefused() {
        assertThatThrownBy(() -> apply("b", "c", "d", "b", "c", "d")).hasMessageContaining("several places");
    }

    @Test
    void patchWithoutChangesIsRefused() {
        assertThatThrownBy(() -> Patch.parse(List.of("nothing"))).hasMessageContaining("changes nothing");
    }
}
