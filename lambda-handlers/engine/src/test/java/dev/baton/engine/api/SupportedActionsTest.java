package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The table of actions in {@code docs/feature-support.md} says what is true of each action of the service model. Baton's own actions
 * stand there in code font.
 */
class SupportedActionsTest {
    private static final Path PAGE = Path.of("../../docs/feature-support.md");

    @Test
    void everyActionHasItsRowAndIsAsItSays() throws IOException {
        ApiWorld world = new ApiWorld();
        Map<String, String> served = new TreeMap<>();
        for (String action : world.operations.names()) {
            boolean unsupported = new String(world.call(action, "{}").body(), StandardCharsets.UTF_8)
                    .contains("UnsupportedOperationException");
            served.put(action, unsupported ? "no" : "yes");
        }
        assertThat(told()).isEqualTo(served);
    }

    private static Map<String, String> told() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int begin = lines.indexOf("## API actions");
        Map<String, String> told = new TreeMap<>();
        for (String line : lines.subList(begin + 1, lines.size())) {
            if (line.startsWith("## ")) {
                break;
            }
            String[] cells = line.split("\\|", -1);
            if (cells.length > 3
                    && !cells[1].isBlank()
                    && !cells[1].contains("---")
                    && !cells[1].strip().equals("Action")
                    && !cells[1].contains("`")) {
                Arrays.stream(cells[1].split(","))
                        .map(String::strip)
                        .forEach(action -> assertThat(told.put(action, cells[2].strip()))
                                .as("%s has two rows", action)
                                .isNull());
            }
        }
        return told;
    }
}
