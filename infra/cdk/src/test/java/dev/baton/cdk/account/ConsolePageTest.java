package dev.baton.cdk.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who creates the stack in a browser is asked for what docs/deploy/console.md says. */
class ConsolePageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^ +\\| `(\\w+)` \\|(?: `([^`]*)`)? \\|");

    @Test
    void parametersAndDefaultsAreThoseOfTheTemplate() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("../../docs/deploy/console.md")));
        while (rows.find()) {
            told.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        }
        Map<String, String> asked = new TreeMap<>();
        JsonNode template =
                new ObjectMapper().readTree(Path.of("../../baton.template.json").toFile());
        template.path("Parameters")
                .properties()
                .forEach(parameter -> asked.put(
                        parameter.getKey(), parameter.getValue().path("Default").asText()));
        assertThat(told).isEqualTo(asked);
    }
}
