package dev.baton.correctness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.fuzz.FuzzedApi;
import dev.baton.engine.fuzz.FuzzedFunctions;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server in this process, in memory, whose functions answer what a fuzz makes up. No request costs more of a processor than is allowed. */
final class FuzzedServer implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final FuzzedApi.Pace PACE = new FuzzedApi.Pace(12, Duration.ofMillis(1), 0, true);

    private final FuzzedFunctions functions;
    private final Local local;
    private final FuzzedApi api = new FuzzedApi(this::answer, PACE);
    private final Duration most;
    private Duration slowest = Duration.ZERO;
    private String slowestRequest = "";

    /** @param most what one request may take of a processor: the machine's other work does not count */
    FuzzedServer(long seed, Duration most) throws InterruptedException {
        this.most = most;
        this.functions = new FuzzedFunctions(seed);
        this.local = Local.inMemory(LocalSettings.of(
                Map.of(
                        "LAMBDA_ENDPOINT", functions.url(),
                        "AWS_ACCESS_KEY_ID", "any",
                        "AWS_SECRET_ACCESS_KEY", "any",
                        "WAIT_TIME_SCALE", "0"),
                2_000,
                MockConfiguration.NONE));
        local.begin();
        api.stand();
    }

    FuzzedApi api() {
        return api;
    }

    private FuzzedApi.Answer answer(String action, String body) {
        long before = THREADS.getCurrentThreadCpuTime();
        ApiResponse response = local.handle(
                new ApiRequest(Optional.of("AWSStepFunctions." + action), body.getBytes(StandardCharsets.UTF_8)));
        note(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before), action + " " + body);
        return new FuzzedApi.Answer(response.status(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private void note(Duration taken, String request) {
        if (taken.compareTo(slowest) > 0) {
            slowest = taken;
            slowestRequest = request;
        }
        assertThat(taken).as("of a processor: %s", FuzzedApi.shortened(request)).isLessThan(most);
    }

    /** What took longest, for the report. */
    String slowest() {
        return slowest.toMillis() + " ms: " + FuzzedApi.shortened(slowestRequest);
    }

    @Override
    public void close() {
        local.close();
        functions.close();
    }
}
