package dev.baton.functions;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Puts an answer where CloudFormation waits for it, a presigned URL of S3. */
final class AnswerPost {
    private static final int TRIES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private AnswerPost() {}

    /** @throws IOException when it was not taken */
    static void put(String url, byte[] body) throws IOException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            IOException last = new IOException("the answer was not sent");
            for (int tried = 0; tried < TRIES; tried++) {
                Thread.sleep(tried == 0 ? 0 : 1000L << tried);
                try {
                    // Without a content type: the URL's signature has none.
                    HttpResponse<String> response = http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(PATIENCE)
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() / 100 == 2) {
                        return;
                    }
                    last = new IOException("CloudFormation's URL answered " + response.statusCode());
                } catch (IOException e) {
                    last = e;
                }
            }
            throw last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the function was told to end");
        }
    }
}
