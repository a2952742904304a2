package dev.baton.integrations.http;

import dev.baton.engine.task.HttpTrace;
import dev.baton.integrations.http.HttpExchange.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Exchanges as a test of a state shows them. */
final class HttpTraces {

    private HttpTraces() {}

    static HttpTrace of(HttpRequests requests, Outcome outcome) throws WrongArgumentsException, NoConnectionException {
        HttpExecuteRequest request = requests.build();
        SdkHttpRequest head = (SdkHttpRequest) request.httpRequest();
        return new HttpTrace(
                new HttpTrace.Request(
                        head.protocol(),
                        head.method().name(),
                        head.getUri().toString(),
                        head.headers(),
                        request.contentStreamProvider().map(HttpTraces::text)),
                response(head.protocol(), outcome));
    }

    private static Optional<HttpTrace.Response> response(String protocol, Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? Optional.of(new HttpTrace.Response(
                        protocol,
                        answered.status(),
                        answered.reason(),
                        answered.headers(),
                        HttpResults.isBinary(answered) ? "" : HttpResults.text(answered)))
                : Optional.empty();
    }

    private static String text(ContentStreamProvider body) {
        try (InputStream in = body.newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
