import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many workers poll {@code ./baton local} for tasks of one activity. Shown are the server's processor time while the resting ones wait,
 * and the time from the moment at which a task's state was entered to the moment at which a worker has its task, while executions
 * are started at a steady rate. Server and workers share the machine, so that its load says what the figures are worth.
 */
public final class Activities {
    private static final String ACCOUNT = "arn:aws:states:us-east-1:123456789012:";
    private static final String ACTIVITY = ACCOUNT + "activity:polled";
    private static final String MACHINE = ACCOUNT + "stateMachine:polled";
    private static final Pattern TOKEN = Pattern.compile("\"taskToken\":\"([^\"]+)\"");
    private static final Pattern ENTERED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)");

    /** So many connections are made at once: a listening socket remembers only some. */
    private static final int AT_ONCE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final URI endpoint;
    private final ProcessHandle server;
    private volatile boolean over;

    private Activities(URI endpoint, ProcessHandle server) {
        this.endpoint = endpoint;
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (options.containsKey("--endpoint")) {
            long pid = Long.parseLong(options.getOrDefault("--pid", "0"));
            new Activities(
                            URI.create(options.get("--endpoint")),
                            ProcessHandle.of(pid).orElseThrow())
                    .run(options);
            System.exit(0);
        }
        String port = options.getOrDefault("--port", "8093");
        Path root = Path.of(options.getOrDefault("--root", "."));
        Process process = new ProcessBuilder(root.resolve("baton").toString(), "local", "--in-memory", "--port", port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            new Activities(URI.create("http://127.0.0.1:" + port), process.toHandle()).run(options);
        } finally {
            process.destroy();
        }
        System.exit(0);
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }

    private void run(Map<String, String> options) throws Exception {
        int seconds = number(options, "--seconds", 30);
        int resting = number(options, "--resting", 1000);
        int workers = number(options, "--workers", 10_000);
        int rate = number(options, "--rate", 50);
        awaitServer();
        create();
        poll(resting);
        Thread.sleep(Duration.ofSeconds(10));
        System.out.printf(
                Locale.ROOT, "%d workers at rest: %.1f %% of a processor%n", waiting.get(), share(seconds, () -> {}));
        poll(workers - resting);
        Thread.sleep(Duration.ofSeconds(10));
        System.out.printf(
                Locale.ROOT, "%d workers at rest: %.1f %% of a processor%n", waiting.get(), share(seconds, () -> {}));
        int inFlight = waiting.get();
        double share = share(seconds, () -> work(rate, seconds));
        Thread.sleep(Duration.ofSeconds(2));
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        over = true;
        System.out.printf(
                Locale.ROOT,
                "%d workers, %d tasks a second: %d of %d tasks given, %d requests failed; entered to worker: p50 %d ms, p99 %d ms, p99.9 %d ms,"
                        + " longest %d ms; %.1f %% of a processor%n",
                inFlight,
                rate,
                sorted.length,
                rate * seconds,
                failed.get(),
                part(sorted, 0.5),
                part(sorted, 0.99),
                part(sorted, 0.999),
                part(sorted, 1),
                share);
    }

    private static long part(long[] sorted, double part) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }

    /** The share of one processor that the server uses meanwhile, in percent. */
    private double share(int seconds, Runnable meanwhile) throws InterruptedException {
        Duration before = cpu();
        long begin = System.nanoTime();
        meanwhile.run();
        long left = seconds * 1_000_000_000L - (System.nanoTime() - begin);
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
        return 100.0 * (cpu().toNanos() - before.toNanos()) / (System.nanoTime() - begin);
    }

    /** Of the server and what it started. */
    private Duration cpu() {
        Duration own = server.info().totalCpuDuration().orElse(Duration.ZERO);
        return server.descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(own, Duration::plus);
    }

    private void work(int rate, int seconds) {
        long begin = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            call("StartExecution", "{\"stateMachineArn\":\"" + MACHINE + "\"}");
            long next = begin + (i + 1) * 1_000_000_000L / rate;
            try {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void poll(int workers) throws InterruptedException {
        for (int i = 0; i < workers; i++) {
            waiting.incrementAndGet();
            poll();
            if (i % AT_ONCE == AT_ONCE - 1) {
                Thread.sleep(Duration.ofMillis(50));
            }
        }
    }

    /** One worker: polls, answers what it got, polls again. */
    private void poll() {
        call("GetActivityTask", "{\"activityArn\":\"" + ACTIVITY + "\",\"workerName\":\"w\"}")
                .whenComplete((answer, broken) -> {
                    long now = System.currentTimeMillis();
                    if (broken != null || answer.statusCode() != 200) {
                        waiting.decrementAndGet();
                        return;
                    }
                    Matcher token = TOKEN.matcher(answer.body());
                    Matcher entered = ENTERED.matcher(answer.body());
                    if (token.find() && entered.find()) {
                        latencies.add(now - Instant.parse(entered.group(1)).toEpochMilli());
                        call("SendTaskSuccess", "{\"taskToken\":\"" + token.group(1) + "\",\"output\":\"{}\"}");
                    }
                    if (!over) {
                        poll();
                    }
                });
    }

    private CompletableFuture<HttpResponse<String>> call(String action, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(120))
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, broken) -> {
            if (broken != null || answer.statusCode() != 200) {
                failed.incrementAndGet();
            }
        });
    }

    private void awaitServer() throws InterruptedException {
        while (true) {
            try {
                http.send(HttpRequest.newBuilder(endpoint).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private void create() {
        call("CreateActivity", "{\"name\":\"polled\"}").join();
        String definition = """
                {"StartAt":"Do","States":{"Do":{"Type":"Task","Resource":"%s","Parameters":{"at.$":"$$.State.EnteredTime"},"End":true}}}
                """.formatted(ACTIVITY).strip().replace("\"", "\\\"");
        HttpResponse<String> made = call(
                        "CreateStateMachine",
                        "{\"name\":\"polled\",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"definition\":\""
                                + definition + "\"}")
                .join();
        if (made.statusCode() != 200) {
            throw new IllegalStateException(
                    Arrays.asList(made.statusCode(), made.body()).toString());
        }
    }
}
