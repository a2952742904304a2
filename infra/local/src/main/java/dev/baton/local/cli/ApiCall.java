package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a server that speaks the Step Functions API; unsigned, as only local servers take it. */
record ApiCall(URI endpoint) {
    private static final int TIMEOUT_MILLIS = 30_000;

    /**
     * Makes a call.
     *
     * @param action of Step Functions, or one of Baton's own with its prefix
     * @throws UserMistake when nobody answers there, or the answer is a refusal
     */
    JsonNode post(String action, ObjectNode request) {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setDoOutput(true);
            connection.setRequestProperty(
                    "X-Amz-Target", action.startsWith("Baton.") ? action : "AWSStepFunctions." + action);
            connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
            try (OutputStream body = connection.getOutputStream()) {
                body.write(request.toString().getBytes(StandardCharsets.UTF_8));
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UserMistake(
                    "nobody answers at " + endpoint + " (" + e.getMessage()
                            + "); start a server with ./baton local, or name another with --endpoint",
                    e);
        }
    }

    private JsonNode answer(HttpURLConnection connection) throws IOException {
        boolean ok = connection.getResponseCode() == 200;
        InputStream stream = ok ? connection.getInputStream() : connection.getErrorStream();
        String text = stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        JsonNode answer = parsed(text);
        if (!ok) {
            throw new UserMistake(answer.path("__type").asText("error") + ": "
                    + answer.path("message").asText(text));
        }
        return answer;
    }

    private JsonNode parsed(String text) {
        try {
            return Json.parse(text).node();
        } catch (JsonProcessingException e) {
            throw new UserMistake(endpoint + " does not speak the Step Functions API", e);
        }
    }
}
