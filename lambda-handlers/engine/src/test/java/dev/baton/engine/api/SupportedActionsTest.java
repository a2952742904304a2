package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.GeneratedTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of actions in {@code docs/feature-support.md} are made of the tables of operations, and of remarks. */
class SupportedActionsTest {
    private static final String HEAD = "| Action | Supported | Remarks |\n| --- | --- | --- |\n";

    private final ApiWorld world = new ApiWorld();

    @Test
    void theTableOfActionsIsWhatIsServed() throws IOException {
        List<List<String>> remarks = GeneratedTable.remarks("actions", 2);
        assertThat(names(remarks)).containsExactlyInAnyOrderElementsOf(world.operations.names());
        GeneratedTable.check(
                "actions",
                remarks.stream()
                        .map(row -> row(row.get(0), supported(row), row.get(1)))
                        .collect(Collectors.joining("", HEAD, "")));
    }

    @Test
    void theTableOfOwnActionsIsWhatIsServed() throws IOException {
        List<List<String>> remarks = GeneratedTable.remarks("own-actions", 2);
        List<String> served =
                world.ownOperations().stream().map(Operation::name).toList();
        assertThat(names(remarks).stream().map(name -> "Baton." + name)).containsExactlyInAnyOrderElementsOf(served);
        GeneratedTable.check(
                "own-actions",
                remarks.stream()
                        .map(row -> row("`Baton.` " + row.get(0), "beyond AWS", row.get(1)))
                        .collect(Collectors.joining("", HEAD, "")));
    }

    private static String row(String names, String supported, String remark) {
        return "| " + names + " | " + supported + " |" + (remark.isEmpty() ? "" : " " + remark) + " |\n";
    }

    private static List<String> names(List<List<String>> remarks) {
        List<String> names = new ArrayList<>();
        remarks.forEach(row -> names.addAll(namesOf(row)));
        return names;
    }

    private static List<String> namesOf(List<String> row) {
        return Arrays.asList(row.get(0).split(", "));
    }

    /** Actions share a row only when the same is true of all of them. */
    private String supported(List<String> row) {
        List<Boolean> answers =
                namesOf(row).stream().map(this::isServed).distinct().toList();
        assertThat(answers).as("%s", row).hasSize(1);
        return answers.getFirst() ? "yes" : "no";
    }

    private boolean isServed(String action) {
        return !new String(world.call(action, "{}").body(), StandardCharsets.UTF_8)
                .contains("UnsupportedOperationException");
    }
}
