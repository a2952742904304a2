package dev.baton.local.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, where there is an {@code aws}. */
class AwsCliTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String DEFINITION =
            "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Result\": 7, \"End\": true}}}";

    @TempDir
    Path folder;

    @Test
    void aUsersDayWithTheCommandLine() throws Exception {
        ClientProcess.require("the AWS CLI", folder, List.of("aws", "--version"));
        Files.writeString(folder.resolve("definition.json"), DEFINITION);
        try (ServedApi api = new ServedApi()) {
            String machine = create(api, "m", "STANDARD");
            JsonNode alias = aws(
                    api,
                    "create-state-machine-alias",
                    "--name",
                    "PROD",
                    "--routing-configuration",
                    "stateMachineVersionArn=" + machine + ":1,weight=100");
            String execution = aws(
                            api,
                            "start-execution",
                            "--state-machine-arn",
                            alias.path("stateMachineAliasArn").asText(),
                            "--input",
                            "{\"n\": 1}")
                    .path("executionArn")
                    .asText();
            assertThat(ended(api, execution).path("output").asText()).isEqualTo("7");
            assertThat(aws(api, "get-execution-history", "--execution-arn", execution)
                            .path("events")
                            .findValuesAsText("type"))
                    .containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
            assertThat(aws(api, "list-executions", "--state-machine-arn", machine, "--max-items", "1")
                            .path("executions"))
                    .hasSize(1);
            JsonNode answer = aws(api, "start-sync-execution", "--state-machine-arn", create(api, "fast", "EXPRESS"));
            assertThat(answer.path("status").asText()).isEqualTo("SUCCEEDED");
            aws(api, "delete-state-machine", "--state-machine-arn", machine);
        }
    }

    @Test
    void aRefusalIsShownAsAwsShowsIt() throws Exception {
        ClientProcess.require("the AWS CLI", folder, List.of("aws", "--version"));
        try (ServedApi api = new ServedApi()) {
            String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:none";
            ClientProcess.Ended ended = ClientProcess.run(
                    folder, command(api, "describe-state-machine", "--state-machine-arn", arn), Map.of());
            assertThat(ended.code()).isNotZero();
            assertThat(ended.output())
                    .contains("An error occurred (StateMachineDoesNotExist) when calling the DescribeStateMachine"
                            + " operation: State Machine Does Not Exist: '" + arn + "'");
        }
    }

    private String create(ServedApi api, String name, String type) throws Exception {
        return aws(
                        api,
                        "create-state-machine",
                        "--name",
                        name,
                        "--type",
                        type,
                        "--publish",
                        "--role-arn",
                        "arn:aws:iam::123456789012:role/any",
                        "--definition",
                        "file://definition.json")
                .path("stateMachineArn")
                .asText();
    }

    private JsonNode ended(ServedApi api, String execution) throws Exception {
        while (true) {
            JsonNode found = aws(api, "describe-execution", "--execution-arn", execution);
            if (!found.path("status").asText().equals("RUNNING")) {
                return found;
            }
        }
    }

    private JsonNode aws(ServedApi api, String... arguments) throws Exception {
        String output = ClientProcess.succeeds(folder, command(api, arguments), Map.of());
        return output.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(output);
    }

    private static List<String> command(ServedApi api, String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", api.url(), "stepfunctions"));
        command.addAll(List.of(arguments));
        return command;
    }
}
