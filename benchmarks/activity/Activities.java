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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many workers poll {@code ./baton local} for tasks of one activity. Shown are the server's processor time while the resting ones wait,
 * and, while executions are started at a steady rate, the time from the moment at which a task's state was entered to the moment at which
 * a worker has its task: in one, and in two parts. The first part is the server's alone, between the moments of ActivityScheduled and
 * ActivityStarted in the history: looking for a worker, and whether it is still there. The second is the commit of the start, the answer's
 * way, and what this program takes to see it. Server and workers share the machine: so it is also shown how late a thread of this program
 * wakes meanwhile that asks for a millisecond's sleep. No task reaches a worker sooner than that for any merit of the server.
 */
public final class Activities {
    private static final String ACCOUNT = "arn:aws:states:us-east-1:123456789012:";
    private static final String ACTIVITY = ACCOUNT + "activity:polled";
    private static final String MACHINE = ACCOUNT + "stateMachine:polled";
    private static final Pattern TOKEN = Pattern.compile("\"taskToken\":\"([^\"]+)\"");
    private static final Pattern ENTERED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)");
    private static final Pattern EXECUTION = Pattern.compile("(arn:aws:states:[^\"\\\\]+:execution:[^\"\\\\]+)");
    private static final Pattern EVENT =
            Pattern.compile("\\{\"timestamp\":([0-9.E]+),\"type\":\"(ActivityScheduled|ActivityStarted)\"");

    /** So many connections are made at once: a listening socket remembers only some. */
    private static final int AT_ONCE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<Given> given = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> wakes = new ConcurrentLinkedQueue<>();
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
        work(rate, number(options, "--warm", 10));
        Thread.sleep(Duration.ofSeconds(2));
        given.clear();
        Thread waker = Thread.ofPlatform().daemon().start(this::wake);
        double share = share(seconds, () -> work(rate, seconds));
        waker.interrupt();
        Thread.sleep(Duration.ofSeconds(2));
        over = true;
        tell(rate, seconds, share);
    }

    private void tell(int rate, int seconds, double share) {
        System.out.printf(
                Locale.ROOT,
                "%d workers, %d tasks a second: %d of %d tasks given, %d requests failed; %.1f %% of a processor%n",
                waiting.get(),
                rate,
                given.size(),
                rate * seconds,
                failed.get(),
                share);
        List<Given> tasks = List.copyOf(given);
        List<Parts> parts = tasks.stream().map(this::parts).toList();
        tell(
                "entered to worker",
                tasks.stream().map(task -> task.arrived() - task.entered()).toList());
        tell(
                "  of it scheduled to started (the server)",
                parts.stream().map(Parts::server).toList());
        tell(
                "  of it started to worker (commit, answer, client)",
                parts.stream().map(Parts::rest).toList());
        tell("a sleep of 1 ms took", List.copyOf(wakes));
    }

    private static void tell(String what, List<Long> millis) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %d ms, p99 %d ms, p99.9 %d ms, longest %d ms%n",
                what,
                part(sorted, 0.5),
                part(sorted, 0.99),
                part(sorted, 0.999),
                part(sorted, 1));
    }

    /** A task that a worker has got, and when, in milliseconds of the epoch. */
    private record Given(String execution, long entered, long arrived) {}

    private record Parts(long server, long rest) {}

    private Parts parts(Given task) {
        String history = call("GetExecutionHistory", "{\"executionArn\":\"" + task.execution() + "\"}")
                .join()
                .body();
        Map<String, Long> moments = new LinkedHashMap<>();
        Matcher event = EVENT.matcher(history);
        while (event.find()) {
            moments.put(event.group(2), Math.round(Double.parseDouble(event.group(1)) * 1000));
        }
        long started = moments.get("ActivityStarted");
        return new Parts(started - moments.get("ActivityScheduled"), task.arrived() - started);
    }

    /** What the machine makes of a wish to be woken. */
    private void wake() {
        while (true) {
            long begin = System.nanoTime();
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
            wakes.add((System.nanoTime() - begin) / 1_000_000);
        }
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
                    Matcher execution = EXECUTION.matcher(answer.body());
                    if (token.find() && entered.find() && execution.find()) {
                        given.add(new Given(
                                execution.group(1),
                                Instant.parse(entered.group(1)).toEpochMilli(),
                                now));
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
                {"StartAt":"Do","States":{"Do":{"Type":"Task","Resource":"%s","Parameters":{"at.$":"$$.State.EnteredTime","of.$":"$$.Execution.Id"},"End":true}}}
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
