import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Limits;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * How long a search takes when there are very many executions. It runs them, a million unless told otherwise, in the durable store of
 * a folder (some GB), which a second run takes as it is; then it asks Baton.SearchExecutions as the console does, of fresh values
 * each time. After a build, with the class path of ./baton:
 *
 * <pre>
 * java -cp $CLASSPATH benchmarks/SearchBenchmark.java FOLDER [EXECUTIONS]
 * </pre>
 *
 * With 0 it takes what a run before has left there, though that was ended early.
 */
final class SearchBenchmark {
    private static final int ASKED = 200;
    private static final int WARM_UP = 50;
    private static final int MACHINES = 5;
    private static final String DEFINITION = """
        {"StartAt": "Check", "States": {
          "Check": {"Type": "Choice", "Default": "Done",
            "Choices": [{"Variable": "$.rare", "BooleanEquals": true, "Next": "Rare"},
                        {"Variable": "$.bad", "BooleanEquals": true, "Next": "Bad"}]},
          "Rare": {"Type": "Fail", "Error": "Rare", "Cause": "one in 50,000"},
          "Bad": {"Type": "Fail", "Error": "Usual", "Cause": "one in twenty"},
          "Done": {"Type": "Succeed"}}}""";

    private final Local local;
    private int executions;

    private SearchBenchmark(Local local, int executions) {
        this.local = local;
        this.executions = executions;
    }

    public static void main(String[] args) throws Exception {
        int executions = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        LocalSettings settings = LocalSettings.of(Map.of(), Limits.AWS.historyEvents(), MockConfiguration.NONE);
        try (Local local = Local.inFolder(Path.of(args[0]), settings)) {
            local.begin();
            SearchBenchmark benchmark = new SearchBenchmark(local, executions);
            benchmark.fill();
            benchmark.measure();
        }
    }

    private static String machine(int i) {
        return "arn:aws:states:us-east-1:123456789012:stateMachine:m" + i % MACHINES;
    }

    private void fill() throws InterruptedException {
        for (int i = 0; i < MACHINES; i++) {
            ask(
                    "AWSStepFunctions.CreateStateMachine",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", "m" + i)
                            .put("roleArn", "arn:aws:iam::123456789012:role/any")
                            .put("definition", DEFINITION));
        }
        if (executions == 0) {
            executions = present();
            System.out.printf("%,d executions are there%n", executions);
        }
        if (isThere(executions - 1)) {
            return;
        }
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int t = 0; t < 16; t++) {
                threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < executions; i = next.getAndIncrement()) {
                        start(i);
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%,d executions in %.0f s: %,.0f a second%n", executions, seconds, executions / seconds);
    }

    private boolean isThere(int i) {
        return ask("AWSStepFunctions.DescribeExecution", describe(i)).has("status");
    }

    private static ObjectNode describe(int i) {
        String arn = machine(i).replace(":stateMachine:", ":execution:") + ":" + name(i);
        return JsonNodeFactory.instance.objectNode().put("executionArn", arn);
    }

    private int present() {
        int low = 0;
        int high = 1_000_003;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (isThere(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        // The last ones were started side by side.
        return Math.max(1, low - 20);
    }

    private static String name(int i) {
        return "order-" + (i * 7919L % 1_000_003);
    }

    private void start(int i) {
        String input = """
            {"order": {"id": "A-%d", "total": %d, "lines": [{"sku": "S-%d"}]}, "customer": "c-%d", "country": "%s", "rare": %b, "bad": %b}""".formatted(
                        i, i % 977, i % 5000, i % 20_000, i % 5 == 0 ? "CH" : "DE", i % 50_000 == 17, i % 20 == 3);
        ask(
                "AWSStepFunctions.StartExecution",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("stateMachineArn", machine(i))
                        .put("name", name(i))
                        .put("input", input));
    }

    private JsonNode ask(String action, ObjectNode request) {
        ApiResponse answer = local.handle(
                new ApiRequest(Optional.of(action), request.toString().getBytes(StandardCharsets.UTF_8)));
        return Json.ofText(new String(answer.body(), StandardCharsets.UTF_8)).node();
    }

    private void measure() {
        System.out.printf("%-44s %8s %8s %8s %8s %8s  found%n", "ms", "median", "p95", "most", "CPU", "CPU p95");
        report("the newest hundred", i -> search());
        report("an order's id, in any field", i -> search().put("value", "A-" + drawn(i)));
        report("an order's id, by its path", i -> input("order.id", "A-" + drawn(i)));
        report("a customer, fifty executions", i -> input("customer", "c-" + drawn(i) % 20_000));
        report("a country, every fifth execution", i -> input("country", "CH"));
        report("a value that nobody has", i -> search().put("value", "none-" + i));
        report("a name, by its beginning", i -> search().put("namePrefix", "order-" + drawn(i) % 100_000));
        report("a beginning that all names have", i -> search().put("namePrefix", "order-"));
        report("an error, one in 50,000", i -> search().put("error", "Rare"));
        report("an error, one in twenty", i -> search().put("error", "Usual"));
        report("a customer's failures", i -> {
            ObjectNode request = input("customer", "c-" + drawn(i) % 20_000);
            request.withArray("statuses").add("FAILED");
            return request;
        });
        report("failed in a state, one bounded page", i -> search().put("state", "Rare"));
        report(
                "failed in a state, by its error, too",
                i -> search().put("state", "Rare").put("error", "Rare"));
        report("a text somewhere, one bounded page", i -> search().put("text", "\"A-" + drawn(i) + "\""));
        report("a text in a customer's orders", i -> {
            int one = drawn(i);
            return input("customer", "c-" + one % 20_000).put("text", "\"S-" + one % 5000 + "\"");
        });
        report("a country's order, by both", i -> {
            int one = drawn(i);
            ObjectNode request = input("country", one % 5 == 0 ? "CH" : "DE");
            request.withObjectProperty("input").put("order.id", "A-" + one);
            return request;
        });
        report("a country's bad ones, each by many", i -> {
            ObjectNode request = input("country", "DE");
            request.withObjectProperty("input").put("bad", "true");
            return request;
        });
        report(
                "a country and a beginning of names",
                i -> input("country", "DE").put("namePrefix", "order-" + drawn(i) % 100_000));
        report(
                "a country and an error, one in 50,000",
                i -> input("country", "DE").put("error", "Rare"));
        report("a machine's failures", i -> {
            ObjectNode request = of("stateMachineArns", machine(i));
            request.putArray("statuses").add("FAILED");
            return request;
        });
        report("running ones, of which there are none", i -> of("statuses", "RUNNING"));
        ObjectNode before = search();
        JsonNode newest =
                ask("Baton.SearchExecutions", before).path("executions").path(0);
        double start = newest.path("startDate").asDouble();
        report("started before some moment", i -> search().put("startedBefore", start - i));
        double first = ask("AWSStepFunctions.DescribeExecution", describe(0))
                .path("startDate")
                .asDouble();
        report(
                "a country, in the oldest tenth",
                i -> input("country", "CH")
                        .put("startedBefore", first + (start - first) * (i + 1) / 10 / (ASKED + WARM_UP)));
        report(
                "within a moment, long ago",
                i -> search().put("startedAfter", first + (start - first) * i / (ASKED + WARM_UP))
                        .put("startedBefore", first + (start - first) * i / (ASKED + WARM_UP) + 0.5));
        pages();
    }

    /** From page to page. */
    private void pages() {
        AtomicReference<String> token = new AtomicReference<>();
        report("page after page of all", i -> {
            ObjectNode request = search();
            if (token.get() != null) {
                request.put("nextToken", token.get());
            }
            token.set(ask("Baton.SearchExecutions", request).path("nextToken").textValue());
            return request;
        });
    }

    private int drawn(int i) {
        return (int) (i * 104_729L % executions);
    }

    private static ObjectNode search() {
        return JsonNodeFactory.instance.objectNode().put("maxResults", 100).put("withStates", true);
    }

    private static ObjectNode of(String list, String member) {
        ObjectNode request = search();
        request.putArray(list).add(member);
        return request;
    }

    private static ObjectNode input(String path, String value) {
        ObjectNode request = search();
        request.putObject("input").put(path, value);
        return request;
    }

    private void report(String what, IntFunction<ObjectNode> requests) {
        if (!what.contains(System.getProperty("only", ""))) {
            return;
        }
        double[] taken = new double[ASKED];
        double[] processors = new double[ASKED];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int found = 0;
        for (int i = -WARM_UP; i < ASKED; i++) {
            ObjectNode request = requests.apply(i + WARM_UP);
            long begin = System.nanoTime();
            long work = threads.getCurrentThreadCpuTime();
            JsonNode answer = ask("Baton.SearchExecutions", request);
            if (i >= 0) {
                processors[i] = (threads.getCurrentThreadCpuTime() - work) / 1e6;
                taken[i] = (System.nanoTime() - begin) / 1e6;
                found += answer.path("executions").size();
                if (!answer.has("executions")) {
                    throw new IllegalStateException(answer.toString());
                }
            }
        }
        Arrays.sort(taken);
        Arrays.sort(processors);
        System.out.printf(
                "%-44s %8.1f %8.1f %8.1f %8.1f %8.1f  %.1f%n",
                what,
                taken[ASKED / 2],
                taken[ASKED * 95 / 100],
                taken[ASKED - 1],
                processors[ASKED / 2],
                processors[ASKED * 95 / 100],
                found / (double) ASKED);
    }
}
