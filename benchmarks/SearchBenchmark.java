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
        String arn = machine(i).replace(":stateMachine:", ":execution:") + ":" + name(i);
        return ask(
                        "AWSStepFunctions.DescribeExecution",
                        JsonNodeFactory.instance.objectNode().put("executionArn", arn))
                .has("status");
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
        System.out.printf("%-44s %8s %8s %8s %8s  found%n", "ms", "median", "p95", "most", "CPU");
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
        report("failed in a state", i -> search().put("state", "Rare"));
        report("a text somewhere, one bounded page", i -> search().put("text", "\"A-" + drawn(i) + "\""));
        ObjectNode before = search();
        JsonNode newest =
                ask("Baton.SearchExecutions", before).path("executions").path(0);
        double start = newest.path("startDate").asDouble();
        report("started before some moment", i -> search().put("startedBefore", start - i));
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
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long worked = 0;
        int found = 0;
        for (int i = -WARM_UP; i < ASKED; i++) {
            ObjectNode request = requests.apply(i + WARM_UP);
            long begin = System.nanoTime();
            long work = threads.getCurrentThreadCpuTime();
            JsonNode answer = ask("Baton.SearchExecutions", request);
            if (i >= 0) {
                worked += threads.getCurrentThreadCpuTime() - work;
                taken[i] = (System.nanoTime() - begin) / 1e6;
                found += answer.path("executions").size();
                if (!answer.has("executions")) {
                    throw new IllegalStateException(answer.toString());
                }
            }
        }
        Arrays.sort(taken);
        System.out.printf(
                "%-44s %8.1f %8.1f %8.1f %8.1f  %.1f%n",
                what,
                taken[ASKED / 2],
                taken[ASKED * 95 / 100],
                taken[ASKED - 1],
                worked / 1e6 / ASKED,
                found / (double) ASKED);
    }
}
