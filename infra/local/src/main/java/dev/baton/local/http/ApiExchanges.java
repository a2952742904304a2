package dev.baton.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.console.ConsoleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP exchange after the other: {@code POST /} is the API; {@code GET /} and {@code HEAD /} tell that it is there; {@code /console} is for browsers.
 * {@code sync-} names and the absolute targets of proxied clients are served too; {@link AccessRules} say who may ask.
 */
final class ApiExchanges implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiExchanges.class);

    /** How often a client that waits is looked after. */
    private static final Duration PULSE = Duration.ofSeconds(10);

    /**
     * Thousands of clients are not looked after at once but spread over that time: ten thousand writes in one go take a tenth of a
     * second, in which no task reaches its worker.
     */
    private static final int SLICES = 200;

    /** The longest definition, 1 MiB, as a JSON string with every character escaped and then some. */
    static final int MOST_BYTES = 8 << 20;

    private static final byte[] GREETING = """
        {"service":"Baton","api":"AWS Step Functions","protocol":"AWS JSON 1.0: POST / with X-Amz-Target: AWSStepFunctions.<Action>"}
        """.getBytes(StandardCharsets.UTF_8);

    private static final Pattern SCOPE = Pattern.compile("Credential=([^/,\\s]+)/[0-9]{8}/([a-z0-9-]+)/");

    private final Api api;
    private final AccessRules access;
    private final ConsoleFiles console = new ConsoleFiles(ApiExchanges.class.getClassLoader());
    private final BodyRoom room = BodyRoom.ofThisProcess();
    private final Phaser underWay = new Phaser(1);
    private final Set<Reply> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ApiExchanges(Api api, AccessRules access) {
        this.api = api;
        this.access = access;
        Thread.ofVirtual().name("pulses").start(this::feelPulses);
    }

    @Override
    public void handle(HttpExchange exchange) {
        underWay.register();
        Reply reply = new Reply(exchange, this::over);
        boolean asked = false;
        try {
            answer(exchange, reply);
            asked = true;
        } catch (IOException e) {
            LOG.debug("A client left before its question was read", e);
        } finally {
            if (!asked) {
                reply.breakOff();
            }
        }
        waiting.add(reply);
        if (reply.isOver()) {
            waiting.remove(reply);
        }
    }

    private void over(Reply reply) {
        waiting.remove(reply);
        underWay.arriveAndDeregister();
    }

    /** Finds out which of the clients that wait are gone. */
    private void feelPulses() {
        Duration pause = PULSE.dividedBy(SLICES);
        try {
            while (!stopping) {
                List<Reply> round = List.copyOf(waiting);
                int slice = Math.ceilDiv(round.size(), SLICES);
                for (int i = 0; i < SLICES && !stopping; i++) {
                    if (i * slice >= round.size()) {
                        Thread.sleep(pause.multipliedBy(SLICES - i));
                        break;
                    }
                    Thread.sleep(pause);
                    round.subList(i * slice, Math.min(round.size(), (i + 1) * slice))
                            .forEach(Reply::pulse);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Refuses new requests, sends away who waits, and waits for those under way. */
    void drain(Duration patience) {
        stopping = true;
        waiting.forEach(Reply::leave);
        try {
            int phase = underWay.arrive();
            underWay.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("Requests were still under way after {}", patience);
        }
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        Optional<ApiResponse> answer = atOnce(exchange);
        if (answer.isPresent()) {
            reply.send(answer.get());
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "POST" -> post(exchange, reply);
            case "GET", "HEAD" ->
                reply.send(new ApiResponse(200, Map.of("Content-Type", "application/json"), GREETING));
            default ->
                reply.send(ApiHandler.refusal(
                        405,
                        "UnknownOperationException",
                        "The method " + exchange.getRequestMethod() + " is not served"));
        }
    }

    /** What is answered without the API: refusals, and pages. */
    private Optional<ApiResponse> atOnce(HttpExchange exchange) {
        if (stopping) {
            return Optional.of(ApiHandler.refusal(503, "ServiceUnavailable", "The server is stopping"));
        }
        String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
        boolean page = ConsoleFiles.serves(path) && isReading(exchange.getRequestMethod());
        Optional<String> objection =
                access.objection(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders());
        // A browser cannot show a token before it has the pages, and there is no secret in them.
        if (objection.isPresent() && !(page && access.token().isPresent())) {
            return Optional.of(ApiHandler.refusal(403, "AccessDeniedException", objection.get()));
        }
        if (page) {
            return Optional.of(console.get(path));
        }
        if (!path.isEmpty() && !path.equals("/")) {
            return Optional.of(ApiHandler.refusal(404, "UnknownOperationException", "There is nothing at " + path));
        }
        return Optional.empty();
    }

    private static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private void post(HttpExchange exchange, Reply reply) throws IOException {
        long length = length(exchange);
        if (length > MOST_BYTES) {
            reply.send(tooLong(exchange));
            return;
        }
        if (!room.enter(length)) {
            reply.send(ApiHandler.refusal(503, "ServiceUnavailable", "Too many long requests at once"));
            return;
        }
        try {
            byte[] body = body(exchange, length);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (body.length > MOST_BYTES) {
                reply.send(tooLong(exchange));
            } else {
                ApiRequest request =
                        new ApiRequest(Optional.ofNullable(target), body, region(exchange), accessKeyId(exchange));
                api.answer(request, reply, reply::send);
            }
        } finally {
            room.leave(length);
        }
    }

    /** The body; of a chunked one, whose length nobody knows before, at most a byte more than may be. */
    private static byte[] body(HttpExchange exchange, long length) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
            return exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        }
        byte[] body = new byte[(int) length];
        int read = exchange.getRequestBody().readNBytes(body, 0, body.length);
        return read == body.length ? body : Arrays.copyOf(body, read);
    }

    /** The region of the signature's scope: {@code Credential=KEY/DATE/REGION/SERVICE/aws4_request}. */
    private static Optional<String> region(HttpExchange exchange) {
        return scope(exchange).map(scope -> scope.group(2));
    }

    /** The access key id of the signature. Whether it was signed with that key is not looked at: on this machine all are one. */
    private static Optional<String> accessKeyId(HttpExchange exchange) {
        return scope(exchange).map(scope -> scope.group(1));
    }

    private static Optional<Matcher> scope(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization == null
                ? Optional.empty()
                : Optional.of(SCOPE.matcher(authorization)).filter(Matcher::find);
    }

    /** How long the body says it is; a chunked one may be as long as any. */
    private static long length(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        if (length == null) {
            return chunked ? MOST_BYTES : 0;
        }
        try {
            return Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static ApiResponse tooLong(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Connection", "close");
        return ApiHandler.refusal(
                413, "RequestEntityTooLargeException", "A request has at most " + MOST_BYTES + " bytes");
    }
}
