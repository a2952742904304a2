package dev.baton.local.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Speaks AWS JSON 1.0 to a server that may be dead at any moment. */
final class ApiClient {
    static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    ApiClient(int port) {
        this.endpoint = URI.create("http://127.0.0.1:" + port + "/");
    }

    /** An answer that is not 200. */
    static final class ApiException extends Exception {
        private static final long serialVersionUID = 1L;

        ApiException(int status, String body) {
            super(status + " " + body);
        }
    }

    /** One call: an answer, an error answer, or an IOException when the server is away. */
    JsonNode call(String action, ObjectNode request) throws IOException, InterruptedException, ApiException {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(request)))
                .build();
        HttpResponse<String> response = http.send(post, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new ApiException(response.statusCode(), response.body());
        }
        return MAPPER.readTree(response.body());
    }

    /** The same call until the server is there to answer it. */
    JsonNode insist(String action, ObjectNode request) throws InterruptedException, ApiException {
        while (true) {
            try {
                return call(action, request);
            } catch (IOException away) {
                Thread.sleep(20);
            }
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
