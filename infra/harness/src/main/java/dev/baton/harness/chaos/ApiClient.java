package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** A client of the API that asks again until it is answered, as the SDKs do, but longer. */
final class ApiClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** More wait for their turn here: one that waits for a process of the API's would be given up, and worked off nevertheless. */
    private static final int AT_ONCE = 16;

    /** The API refused: the same call again would be refused again. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final boolean first;

        RefusedException(String code, String message, boolean first) {
            super(code + ": " + message);
            this.code = code;
            this.first = first;
        }

        /** AWS's name of the error. */
        String code() {
            return code;
        }

        /** Whether no call before it may have taken place without an answer. */
        boolean first() {
            return first;
        }
    }

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final LongAdder repeated = new LongAdder();

    ApiClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** How many calls were made again. */
    long repeated() {
        return repeated.sum();
    }

    /**
     * Calls until there is an answer.
     *
     * @throws RefusedException when that is a refusal
     * @throws IOException when there is none for minutes
     */
    JsonNode insist(String action, ObjectNode request) throws RefusedException, IOException, InterruptedException {
        Instant end = Instant.MAX;
        long pause = 50;
        for (boolean first = true; ; first = false) {
            places.acquire();
            end = first ? Instant.now().plus(PATIENCE) : end;
            try {
                HttpResponse<byte[]> answer = call(action, request);
                JsonNode body = JSON.readTree(answer.body());
                if (answer.statusCode() == 200) {
                    return body;
                }
                String code = body.path("__type").asText("none");
                if (answer.statusCode() < 500 && !code.equals("ThrottlingException")) {
                    throw new RefusedException(code, body.path("message").asText(), first);
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
            } finally {
                places.release();
            }
            if (Instant.now().isAfter(end)) {
                throw new IOException(action + " was not answered well for " + PATIENCE);
            }
            repeated.increment();
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
    }

    private HttpResponse<byte[]> call(String action, ObjectNode request) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(endpoint)
                        .timeout(ANSWER)
                        .header("X-Amz-Target", "AWSStepFunctions." + action)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
