package dev.baton.integrations.http;

import dev.baton.integrations.HttpClients;
import dev.baton.integrations.TimedExchange;
import dev.baton.integrations.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends requests to hosts that authors name: bounded in time and size, not where it must not, and no redirect is followed. */
public final class HttpExchange implements AutoCloseable {
    /** As long as AWS waits for an answer, to its last byte. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** 256 KiB; what is longer is not read to its end. */
    static final int LARGEST = 262_144;

    private final HttpTargets targets;
    private final HttpClients clients;
    private final Duration longest;

    public HttpExchange(HttpTargets targets) {
        this(targets, LONGEST);
    }

    /** @param tls by what certificates servers are known */
    public HttpExchange(HttpTargets targets, Tls tls) {
        this(targets, LONGEST, tls);
    }

    HttpExchange(HttpTargets targets, Duration longest) {
        this(targets, longest, Tls.USUAL);
    }

    private HttpExchange(HttpTargets targets, Duration longest, Tls tls) {
        this.targets = targets;
        this.clients = new HttpClients(longest, Optional.of(new GuardedResolver(targets)), tls);
        this.longest = longest;
    }

    /** What came back. */
    public sealed interface Outcome {
        /** An answer, whatever its status. */
        record Answered(int status, String reason, Map<String, List<String>> headers, byte[] body) implements Outcome {}

        /** An answer of more bytes than may be. */
        record TooLong() implements Outcome {}

        /** No connection, no answer, not to its end, or not in time. */
        record Broken(String message) implements Outcome {}

        /** The host is not one that may be called. */
        record Forbidden(String message) implements Outcome {}
    }

    /** Sends a request, once. */
    public Outcome send(HttpExecuteRequest request) {
        SdkHttpRequest http = (SdkHttpRequest) request.httpRequest();
        boolean plain = !http.protocol().equals("https");
        if (plain && !targets.isNamed(http.host(), http.port())) {
            return new Outcome.Forbidden(
                    "The endpoint must be called by HTTPS: " + http.protocol() + "://" + http.host());
        }
        try {
            return TimedExchange.within(longest, clients.get().prepareRequest(request), HttpExchange::read);
        } catch (IOException e) {
            return new Outcome.Broken(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    private static Outcome read(HttpExecuteResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<AbortableInputStream> stream = response.responseBody();
        if (stream.isPresent() && !copy(stream.get(), bytes)) {
            stream.get().abort();
            return new Outcome.TooLong();
        }
        return new Outcome.Answered(
                response.httpResponse().statusCode(),
                response.httpResponse().statusText().orElse(""),
                response.httpResponse().headers(),
                bytes.toByteArray());
    }

    /** Whether it came to its end before it was too long. */
    private static boolean copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        byte[] part = new byte[8192];
        for (int read = from.read(part); read >= 0; read = from.read(part)) {
            to.write(part, 0, read);
            if (to.size() > LARGEST) {
                return false;
            }
        }
        from.close();
        return true;
    }
}
