package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code baton run} shows of nested iterations and of failures. */
class RunOutputTest {

    @TempDir
    Path folder;

    private String run(String definition, String input) throws IOException {
        Path file = Files.writeString(folder.resolve("m.asl.json"), definition);
        StringWriter out = new StringWriter();
        Baton.line().setOut(new PrintWriter(out, true)).execute("run", file.toString(), "--input", input);
        return out.toString();
    }

    @Test
    void nestedIterationsAreNumberedFromTheOutsideIn() throws IOException {
        String shown = run("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "N", "States": {
              "N": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "P", "States": {
                "P": {"Type": "Pass", "End": true}}}}}}}}}
            """, "[[1], [2, 3]]");

        assertThat(shown.lines())
                .contains(
                        "  2 iterations",
                        "    [0] 1 iteration",
                        "    [0][0] ▶ P  Pass",
                        "    [1] 2 iterations",
                        "    [1][1] ▶ P  Pass");
    }

    @Test
    void aRetriedMapSaysSo() throws IOException {
        String shown = run("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
              "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 0, "MaxAttempts": 1}],
              "ItemProcessor": {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}}}}
            """, "[1]");

        assertThat(shown).contains("  ↻ try 2, ").contains("FAILED after ");
    }

    @Test
    void aStateThatNobodyServesFailsWhenItIsReachedAndSaysHowToMockIt() throws IOException {
        String definition = """
            {"StartAt": "C", "States": {
              "C": {"Type": "Choice", "Choices": [{"Variable": "$.reach", "BooleanEquals": true, "Next": "H"}], "Default": "S"},
              "H": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:zeppelinfleet:moorAirship", "Parameters": {}, "End": true},
              "S": {"Type": "Succeed"}}}
            """;

        assertThat(run(definition, "{\"reach\": false}")).contains("SUCCEEDED after ");
        assertThat(run(definition, "{\"reach\": true}"))
                .contains(
                        "Baton does not serve aws-sdk:zeppelinfleet:moorAirship yet. A mock can answer for the state 'H'")
                .contains("SFN_MOCK_CONFIG");
    }

    @Test
    void whatAFailureIsAboutIsNotCutOff() throws IOException {
        String shown = run("""
            {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
              "Output": {"total": "{%% %s$nothing %%}"}}}}
            """.formatted("$x + ".repeat(300)), "{}");

        assertThat(shown.lines().filter(line -> line.startsWith("  ✘ ")))
                .singleElement()
                .asString()
                .contains("States.QueryEvaluationError: The JSONata expression '$x + ", " … ", "'Output/total'");
    }
}
