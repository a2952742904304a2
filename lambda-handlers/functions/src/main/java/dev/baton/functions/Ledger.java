package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.aws.dynamodb.CapacityInterceptor;
import dev.baton.aws.dynamodb.CapacityLedger;
import dev.baton.aws.ledger.RequestInterceptor;
import dev.baton.aws.ledger.RequestLedger;
import dev.baton.functions.logging.LogLines;
import dev.baton.integrations.sdk.AwsAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Counts what each invocation of this process uses, and tells it in a log line of its own ({@code docs/functions.md} has its
 * form). There is none unless {@code BATON_LEDGER} asks for it. Lambda gives a process one invocation at a time, so whatever is
 * counted while one runs belongs to it; what was used before the first one, at init, is in the line of the first.
 */
final class Ledger {
    private final CapacityLedger units = new CapacityLedger();
    private final RequestLedger requests = new RequestLedger();
    private final LongAdder calls = new LongAdder();
    private final Map<LedgerLine.Called, LongAdder> services = new ConcurrentHashMap<>();
    private final LongAdder lines = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private Optional<Duration> init;

    private Ledger(Duration init) {
        this.init = Optional.of(init);
    }

    /** The work of an invocation. */
    interface Work {
        void run() throws IOException;
    }

    /** Begins to count, at the end of init. */
    static Ledger open() {
        Instant now = Instant.now();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now);
        Ledger ledger = new Ledger(Duration.between(start, now));
        LogLines.tell(ledger::printed);
        return ledger;
    }

    /** CloudWatch counts the bytes of a line without its end. */
    private void printed(String line) {
        lines.increment();
        bytes.add(line.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Counts what DynamoDB charges. */
    ExecutionInterceptor ofUnits() {
        return new CapacityInterceptor(units);
    }

    /** Counts requests. */
    ExecutionInterceptor ofRequests() {
        return new RequestInterceptor(requests);
    }

    /** Counts calls of functions by tasks. */
    Supplier<LambdaClient> ofCalls(Supplier<LambdaClient> client) {
        return () -> new CountedCalls(client.get(), calls);
    }

    /** Counts calls of other services by tasks. */
    Consumer<AwsAction> ofServices() {
        return action -> services.computeIfAbsent(
                        new LedgerLine.Called(
                                action.service().arnName(), action.operation().name()),
                        called -> new LongAdder())
                .increment();
    }

    /** Does the work and prints what it used, also when it fails. */
    void account(Context context, Work work) throws IOException {
        Duration cpuBefore = cpu();
        long begin = System.nanoTime();
        try {
            work.run();
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            LedgerLine line = new LedgerLine(
                    context.getFunctionName(),
                    context.getAwsRequestId(),
                    context.getMemoryLimitInMB(),
                    used(),
                    init,
                    took,
                    cpu().minus(cpuBefore),
                    calls.sumThenReset(),
                    servicesThenReset(),
                    new LedgerLine.Printed(lines.sumThenReset(), bytes.sumThenReset()),
                    units.snapshot(),
                    requests.snapshot());
            units.clear();
            requests.clear();
            init = Optional.empty();
            LogLines.print(line.text());
            // The ledger's own line is no use of whoever counts.
            lines.reset();
            bytes.reset();
        }
    }

    private Map<LedgerLine.Called, Long> servicesThenReset() {
        Map<LedgerLine.Called, Long> counted = new TreeMap<>(Comparator.comparing(LedgerLine.Called::toString));
        services.forEach((called, count) -> {
            long calls = count.sumThenReset();
            if (calls > 0) {
                counted.put(called, calls);
            }
        });
        return counted;
    }

    /** The peak of resident memory, as Linux counts it. */
    private static OptionalLong used() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Of all threads of the process since its start, in steps of 10 ms. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
