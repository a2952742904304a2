package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls the Step Functions API at the API function's URL. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "arn:aws:states:us-east-1:123456789012:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Api(String url) {
        this.url = URI.create(url);
    }

    void create(String machine, String definition) throws IOException, InterruptedException {
        call(
                "CreateStateMachine",
                body().put("name", machine)
                        .put("definition", definition)
                        .put("roleArn", "arn:aws:iam::123456789012:role/baton"));
    }

    void start(String machine, String name, String input) throws IOException, InterruptedException {
        call(
                "StartExecution",
                body().put("stateMachineArn", ACCOUNT + "stateMachine:" + machine)
                        .put("name", name)
                        .put("input", input));
    }

    void stop(String machine, String name) throws IOException, InterruptedException {
        call("StopExecution", body().put("executionArn", execution(machine, name)));
    }

    void succeed(String token, String output) throws IOException, InterruptedException {
        call("SendTaskSuccess", body().put("taskToken", token).put("output", output));
    }

    /** How many states an execution entered, by its history. */
    int statesEntered(String machine, String name) throws IOException, InterruptedException {
        int entered = 0;
        ObjectNode request =
                body().put("executionArn", execution(machine, name)).put("maxResults", 1000);
        while (true) {
            JsonNode page = call("GetExecutionHistory", request);
            for (JsonNode event : page.path("events")) {
                entered += event.path("type").asText().endsWith("StateEntered") ? 1 : 0;
            }
            if (!page.hasNonNull("nextToken")) {
                return entered;
            }
            request.put("nextToken", page.path("nextToken").asText());
        }
    }

    static String execution(String machine, String name) {
        return ACCOUNT + "execution:" + machine + ":" + name;
    }

    private JsonNode call(String action, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException(action + " was refused: " + json);
        }
        return json;
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
