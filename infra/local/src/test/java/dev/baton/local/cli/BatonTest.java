package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatonTest {
    private static final String FINE = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
    private static final String DANGLING = """
        {
          "StartAt": "A",
          "States": {
            "A": {"Type": "Pass", "Next": "B"}
          }
        }
        """;

    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome baton(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Baton.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void validateTellsFaultsWithLineAndColumn() throws IOException {
        String file = file("dangling.asl.json", DANGLING);

        Outcome outcome = baton("validate", file);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).startsWith(file + ":4:").contains(": error: ").doesNotContain("OK");
    }

    @Test
    void validateGivesOneJsonLineAFile() throws IOException {
        Outcome outcome = baton("validate", "--json", file("fine.asl.json", FINE), file("dangling.asl.json", DANGLING));

        String[] lines = outcome.out().split("\\R");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(lines).hasSize(2);
        assertThat(new JsonMapper().readTree(lines[0]).path("result").asText()).isEqualTo("OK");
        JsonNode refused = new JsonMapper().readTree(lines[1]);
        assertThat(refused.path("result").asText()).isEqualTo("FAIL");
        assertThat(refused.at("/diagnostics/0/severity").asText()).isEqualTo("ERROR");
        assertThat(refused.at("/diagnostics/0/code").asText()).isEqualTo("MISSING_TRANSITION_TARGET");
        assertThat(refused.at("/diagnostics/0/location").asText()).isEqualTo("/States/A/Next");
    }

    @Test
    void validateWarnsOfAResourceThatOnlyBatonLacksAndRefusesOneThatIsNone() throws IOException {
        String text = """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::%s", "End": true}}}\
            """;

        Outcome lacking =
                baton("validate", file("newer.asl.json", text.formatted("aws-sdk:zeppelinfleet:moorAirship")));
        Outcome none = baton("validate", file("query.asl.json", text.formatted("dynamodb:query")));

        assertThat(lacking.code()).isZero();
        assertThat(lacking.out())
                .contains("warning: Baton does not serve aws-sdk:zeppelinfleet:moorAirship yet")
                .contains("OK");
        assertThat(baton("validate", file("ended.asl.json", text.formatted("aws-sdk:lookoutvision:startModel")))
                        .out())
                .contains("OK")
                .doesNotContain("warning");
        assertThat(baton("validate", file("typo.asl.json", text.formatted("aws-sdk:dynamodb:getItm")))
                        .code())
                .isOne();
        assertThat(none.code()).isOne();
        assertThat(none.out()).contains("error: ").contains("dynamodb:query is not recognized");
    }

    @Test
    void missingFileIsToldWithWhatMayHaveBeenMeant() throws IOException {
        file("order.asl.json", FINE);

        Outcome outcome = baton("validate", folder.resolve("ordre.asl.json").toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("no such file or folder; did you mean order.asl.json?");
    }

    @Test
    void runEndsWithTheOutput() throws IOException {
        Outcome outcome = baton("run", file("fine.asl.json", FINE), "--input", "{\"a\": 1}");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("▶ A  Succeed").contains("SUCCEEDED").contains("\"a\" : 1");
    }

    @Test
    void runOfAFailingExecutionExitsWithOne() throws IOException {
        String text = """
            {"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "Boom", "Cause": "it broke"}}}\
            """;

        Outcome outcome = baton("run", file("fail.asl.json", text));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAILED").contains("Error: Boom").contains("Cause: it broke");
    }

    @Test
    void runWithJsonPrintsEventsAsTheApiHasThem() throws IOException {
        Outcome outcome = baton("run", "--json", file("fine.asl.json", FINE));

        String[] lines = outcome.out().split("\\R");
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(lines[0]).path("type").asText()).isEqualTo("ExecutionStarted");
        assertThat(mapper.readTree(lines[1])
                        .at("/stateEnteredEventDetails/name")
                        .asText())
                .isEqualTo("A");
        assertThat(mapper.readTree(lines[lines.length - 1]).path("status").asText())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void runRefusesAnInputThatIsNoJson() throws IOException {
        Outcome outcome = baton("run", file("fine.asl.json", FINE), "--input", "nonsense");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("the input is neither a file nor JSON");
    }

    @Test
    void runTellsTheTestCasesThereAre() {
        Outcome outcome = baton("run", "../../asl-examples/order-saga", "--case", "Nowhere");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("[Shipped, ShippingFails, CardDeclined]");
    }

    @Test
    void localTellsThatItsPortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Outcome outcome = baton("local", "--in-memory", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.err()).contains("is in use").contains("--port");
        }
    }

    @Test
    void historyTellsThatNobodyAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }

        Outcome outcome = baton("history", "arn", "--endpoint", "http://127.0.0.1:" + free);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("nobody answers at").contains("./baton local");
    }

    @Test
    void yamlIsValidatedWithItsOwnLinesAndSubstitutions() throws IOException {
        String file = file("call.asl.yaml", """
            StartAt: Call
            States:
              Call:
                Type: Task
                Resource: ${Function}
                TimeoutSeconds: ${Seconds}
                Next: Nowhere
            """);

        Outcome outcome = baton(
                "validate",
                file,
                "--substitute",
                "Function=arn:aws:lambda:us-east-1:123456789012:function:f",
                "--substitute",
                "Seconds=5");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains(file + ":7:").doesNotContain(file + ":6:");
    }

    @Test
    void runTakesYamlAndSubstitutions() throws IOException {
        String file = file("hello.yaml", "StartAt: A\nStates: {A: {Type: Pass, Result: \"${Who}\", End: true}}\n");

        Outcome outcome = baton("run", file, "--substitute", "Who=Ann");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"Ann\"");
    }

    @Test
    void helpNamesWhatTheScriptStarts() {
        assertThat(baton("--help").out()).contains("harness").contains("archive");
    }

    @Test
    void inputsThatAreNoJsonAreNotRepeated() throws IOException {
        Outcome outcome = baton("run", file("fine.asl.json", FINE), "--input", "{\"password\": \"hunter2\" x}");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("line 1").doesNotContain("hunter2");
    }
}
