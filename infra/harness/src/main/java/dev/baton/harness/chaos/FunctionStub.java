package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays Lambda for the workflows' tasks, and counts how often each attempt reaches it. {@code work} adds one to {@code n}; {@code
 * flaky} does so when the same execution calls again; {@code slow} takes its time; {@code hand-out} gives a token away; {@code
 * broken} fails until it is mended for an execution; {@code report} tells that it was called; {@code poison} kills its caller.
 */
final class FunctionStub implements AutoCloseable {
    /** The functions' time-outs; a call may take two seconds more. */
    static final int TIMEOUT_SECONDS = 1;

    static final int SLOW_TIMEOUT_SECONDS = 6;

    private static final String EXPRESS = ":express:";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORK_MILLIS = 300;
    private static final int SLOW_MILLIS = 2000;

    /** An attempt as the client context names it. */
    record Attempt(String executionArn, String number) {
        String id() {
            return executionArn + "#" + number;
        }
    }

    /** A task token that was given away. */
    record HandedOut(Attempt attempt, String token, int n) {}

    private final HttpServer server;
    private final BlockingQueue<HandedOut> handedOut = new LinkedBlockingQueue<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> flaky = new ConcurrentHashMap<>();
    private final LongAdder unnamed = new LongAdder();
    private final Set<String> mended = ConcurrentHashMap.newKeySet();
    private final Set<Integer> reported = ConcurrentHashMap.newKeySet();
    private final AtomicInteger poisoned = new AtomicInteger();
    private volatile Consumer<String> killer = process -> {};

    FunctionStub() throws IOException {
        this.server = Servers.onAnyPort(this::handle);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.endsWith("/configuration")) {
                int seconds = path.contains("slow") ? SLOW_TIMEOUT_SECONDS : TIMEOUT_SECONDS;
                answer(exchange, "{\"Timeout\":" + seconds + "}");
                return;
            }
            Optional<Attempt> attempt = attempt(exchange.getRequestHeaders().getFirst("X-Amz-Client-Context"));
            attempt.ifPresentOrElse(
                    named -> calls.computeIfAbsent(named.id(), id -> new AtomicInteger())
                            .incrementAndGet(),
                    unnamed::increment);
            if (path.contains("poison")) {
                kill(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
                return;
            }
            run(path, attempt.orElse(new Attempt("unnamed", "0")), JSON.readTree(body), exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Attempt> attempt(@Nullable String context) throws IOException {
        if (context == null) {
            return Optional.empty();
        }
        JsonNode custom = JSON.readTree(Base64.getDecoder().decode(context)).path("custom");
        String arn = custom.path("baton.executionArn").asText();
        String number = custom.path("baton.attempt").asText();
        return arn.isEmpty() || number.isEmpty() ? Optional.empty() : Optional.of(new Attempt(arn, number));
    }

    private void run(String path, Attempt attempt, JsonNode input, HttpExchange exchange)
            throws IOException, InterruptedException {
        int n = input.path("n").asInt();
        Dice dice = new Dice(attempt.id());
        if (path.contains("hand-out")) {
            handedOut.add(new HandedOut(attempt, input.path("token").asText(), n));
            answer(exchange, "null");
            return;
        }
        Thread.sleep(path.contains("slow") ? SLOW_MILLIS : dice.below(WORK_MILLIS));
        if (path.contains("flaky") && fails(attempt)) {
            fail(exchange, "{\"errorType\":\"Flaky\",\"errorMessage\":\"for the first time\"}");
        } else if (path.contains("broken") && !mended.contains(attempt.executionArn())) {
            fail(exchange, "{\"errorType\":\"Broken\",\"errorMessage\":\"until it is mended\"}");
        } else {
            if (path.contains("report")) {
                reported.add(n);
            }
            answer(exchange, "{\"n\":" + (n + 1) + "}");
        }
    }

    private static void fail(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        answer(exchange, body);
    }

    private void kill(@Nullable String caller) {
        if (caller != null) {
            poisoned.incrementAndGet();
            killer.accept(caller);
        }
    }

    /** Who kills a process by its id. */
    void poisonBy(Consumer<String> kills) {
        killer = kills;
    }

    /** How many processes were killed by what they called. */
    int poisoned() {
        return poisoned.get();
    }

    /** From now on {@code broken} works for that execution. */
    void mend(String executionArn) {
        mended.add(executionArn);
    }

    /** Whether {@code report} was called with that number. */
    boolean wasReported(int n) {
        return reported.contains(n);
    }

    private boolean fails(Attempt attempt) {
        return flaky.computeIfAbsent(attempt.executionArn(), arn -> new AtomicInteger())
                        .incrementAndGet()
                == 1;
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The tokens that nobody has taken over yet. */
    BlockingQueue<HandedOut> handedOut() {
        return handedOut;
    }

    /** What came until now. */
    ChaosReport.Attempts seen() {
        List<String> doubled = calls.entrySet().stream()
                .filter(call -> call.getValue().get() > 1)
                // These run at least once, and again when their process dies.
                .filter(call -> !call.getKey().contains(EXPRESS))
                .map(call -> call.getKey() + " came " + call.getValue().get() + " times")
                .sorted()
                .toList();
        return new ChaosReport.Attempts(calls.size(), doubled, unnamed.sum());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
