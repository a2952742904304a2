package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the script of the first deployment takes for granted of the template and the examples is so: nobody sees it run until somebody has an account. */
class FirstDeployTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path SCRIPT = ROOT.resolve("infra/first-deploy");

    @Test
    void itsOutputsAndResourcesAreThoseOfTheTemplate() throws IOException {
        assertThat(names("output ([A-Z]\\w+)"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(template().path("Outputs")::has);
        assertThat(names("resource ([A-Z]\\w+)"))
                .isNotEmpty()
                .allMatch(template().path("Resources")::has);
        assertThat(names("for table in (\\w+ \\w+);"))
                .flatMap(pair -> Set.of(pair.split(" ")))
                .isNotEmpty()
                .allMatch(template().path("Resources")::has);
    }

    @Test
    void everyFunctionThatItsExamplesCallIsPlayed() throws IOException {
        Set<String> played = names("(?m)^    player ([\\w-]+)");
        Set<String> examples = names("for folder in ([\\w -]+);");
        assertThat(examples).isNotEmpty();
        for (String example : String.join(" ", examples).split(" ")) {
            String definition = Files.readString(
                    ROOT.resolve("asl-examples").resolve(example).resolve("definition.asl.json"));
            // As sed looks for them.
            assertThat(names("\"FunctionName\": \"([\\w-]+)\"", definition))
                    .as(example)
                    .isNotEmpty()
                    .isSubsetOf(played);
            assertThat(definition).doesNotContain("function:");
        }
    }

    @Test
    void ledgerIsSwitchedOnInEveryFunction() throws IOException {
        Pattern level = Pattern.compile("\"BATON_LOG_LEVEL\" *:");
        long functions = template().path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals("AWS::Lambda::Function"))
                .count();
        assertThat(Files.readString(ROOT.resolve("baton.template.json")).lines())
                .filteredOn(line -> level.matcher(line).find())
                .hasSize((int) functions);
        assertThat(Files.readString(SCRIPT)).contains("s/\"BATON_LOG_LEVEL\" *:/");
    }

    /** Before it looks for an account. */
    @Test
    void wrongOptionShowsHowToCallIt() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", SCRIPT.toString(), "--wrong")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output).contains("infra/first-deploy --region", "--cases").doesNotContain("set -u");
    }

    private static JsonNode template() throws IOException {
        return new ObjectMapper().readTree(ROOT.resolve("baton.template.json").toFile());
    }

    private static Set<String> names(String pattern) throws IOException {
        return names(pattern, Files.readString(SCRIPT));
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
