package dev.baton.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of {@code fold-cases.json}, which the console's own fold must pass, too ({@code folds.test.ts}): what the command line
 * shows of a history and what the browser shows is one thing.
 */
class FoldCasesTest {

    @TestFactory
    Stream<DynamicTest> historiesAreFoldedAsTheConsoleFoldsThem() throws IOException {
        try (InputStream in = Objects.requireNonNull(FoldCasesTest.class.getResourceAsStream("/fold-cases.json"))) {
            JsonNode cases = new ObjectMapper().readTree(in);
            assertThat(cases).hasSizeGreaterThan(10);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(one -> DynamicTest.dynamicTest(one.path("name").asText(), () -> check(one)));
        }
    }

    private static void check(JsonNode one) {
        Progress progress = Progress.fold(HistoryText.read(String.join("\n", texts(one.path("history")))));
        assertThat(tree(progress.root())).isEqualTo(one.path("tree").asText());
        assertThat(progress.status()).hasToString(one.path("status").asText());
        assertThat(progress.failurePath()).extracting(StateRun::name).isEqualTo(texts(one.path("failurePath")));
        List<String> innermost = progress.openStates().stream()
                .filter(run -> run.blocks().stream().noneMatch(FoldCasesTest::isOpen))
                .map(StateRun::name)
                .toList();
        assertThat(innermost).isEqualTo(texts(one.path("open")));
    }

    private static boolean isOpen(BlockRun block) {
        return block.current().filter(run -> run.status().isOpen()).isPresent();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String tree(BlockRun block) {
        return block.states().stream()
                .map(run -> run.name() + " " + common(run.status()) + inside(run))
                .collect(Collectors.joining(", "));
    }

    private static String inside(StateRun run) {
        return run.blocks().isEmpty()
                ? ""
                : run.blocks().stream()
                        .map(inner -> inner.index() + " " + common(inner.status()) + "[" + tree(inner) + "]")
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The console tells by the attempts that a state is going to be tried again. */
    private static String common(StateStatus status) {
        return (status == StateStatus.RETRYING ? StateStatus.RUNNING : status).name();
    }
}
