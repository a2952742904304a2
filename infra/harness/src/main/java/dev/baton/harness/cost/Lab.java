package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.harness.Harness;
import dev.baton.harness.HarnessSettings;
import dev.baton.harness.cost.Prices.Assumption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Runs workflows on the harness and says what they used. It looks at tables and queues beside the functions, so that its own looking
 * is not counted.
 */
final class Lab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int MOST_CHECKED = 2_000;
    private static final String TABLE = "baton-executions";
    private static final String SWEEP = "baton-sweep";
    private static final int CALLBACK_BYTES = Workloads.DOCUMENT;

    private final Prices prices;
    private final TaskStub stub;
    private final Harness harness;
    private final Api api;
    private final DynamoDbClient client;
    private final Storage storage;
    private final LedgerLines lines;
    private Usage work = Usage.NONE;
    private Usage sweeps = Usage.NONE;
    private long starts;
    private double startMillis;
    private long fullest;

    private Lab(Prices prices, TaskStub stub, Harness harness) throws IOException {
        this.prices = prices;
        this.stub = stub;
        this.harness = harness;
        this.api = new Api(harness.url());
        this.client = harness.dynamoDb();
        this.storage = Storage.of(client, TABLE, prices);
        this.lines = new LedgerLines(harness.logs());
        client.createTable(table -> table.tableName(Workloads.ITEMS)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute -> attribute.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH)));
    }

    /** Starts a harness whose functions tell what they use, and functions for their tasks to call. */
    static Lab open(HarnessSettings settings, Prices prices, int memoryMb) throws IOException, InterruptedException {
        TaskStub stub = new TaskStub();
        try {
            Map<String, String> environment = new HashMap<>(settings.environment());
            environment.put("BATON_LEDGER", "true");
            environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMb));
            environment.put("AWS_ENDPOINT_URL_LAMBDA", stub.url());
            environment.put("AWS_ENDPOINT_URL_GLUE", stub.url());
            return new Lab(prices, stub, Harness.start(settings.withEnvironment(environment)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            stub.close();
            throw e;
        }
    }

    Api api() {
        return api;
    }

    Prices prices() {
        return prices;
    }

    /** Where everything stands, to measure from. */
    record Mark(Usage work, Usage sweeps, long full, long deletes) {}

    Mark mark() throws IOException {
        read();
        return new Mark(
                work,
                sweeps,
                harness.polls().full().sum(),
                harness.polls().deletes().sum());
    }

    /** What is stored, until it expires. No execution may be open: the items of one do not know yet how long they stay. */
    double gigabyteMonths() {
        return storage.gigabyteMonths();
    }

    /** What was used since then, without the sweeps and without what is stored. */
    Usage since(Mark mark) throws IOException {
        Mark now = mark();
        Usage used = now.work().minus(mark.work());
        double polls = now.full() - mark.full() + now.deletes() - mark.deletes();
        double cold = used.of(Resource.INVOCATIONS) * prices.assumed(Assumption.COLD_STARTS_PER_INVOCATION);
        return used.and(Resource.SQS_REQUESTS, polls)
                .and(Resource.COLD_GIGABYTE_SECONDS, cold * startMillis() / 1000 * memoryGigabytes(used));
    }

    private static double memoryGigabytes(Usage used) {
        return used.of(Resource.INVOCATIONS) == 0
                ? 0
                : used.of(Resource.MEMORY_MB) / used.of(Resource.INVOCATIONS) / 1024;
    }

    /** What the sweeps used since then. */
    Usage sweepsSince(Mark mark) throws IOException {
        read();
        return sweeps.minus(mark.sweeps());
    }

    /** How long the start of a process took here, on average; 0 when none was seen. */
    double startMillis() {
        return starts == 0 ? 0 : startMillis / starts;
    }

    /** How much memory the fullest process took, in MB; 0 where the system does not tell. */
    long usedMb() {
        return fullest;
    }

    private void read() throws IOException {
        for (JsonNode ledger : lines.next()) {
            Usage used = LedgerLines.usage(ledger, prices);
            if (ledger.path("function").asText().equals(SWEEP)) {
                sweeps = sweeps.plus(used);
            } else {
                work = work.plus(used);
            }
            fullest = Math.max(fullest, ledger.path("usedMb").asLong());
            if (ledger.has("initMillis")) {
                starts++;
                startMillis += ledger.path("initMillis").asDouble();
            }
        }
    }

    /** What the executions of a workload use on average, after some that warm the functions up. */
    Measurement measure(Workload workload) throws IOException, InterruptedException {
        api.create(workload.name(), workload.definition());
        run(workload, 1);
        Optional<Usage> best = Optional.empty();
        for (int round = 0; round < workload.rounds(); round++) {
            double stored = storage.gigabyteMonths();
            Mark mark = mark();
            List<String> names = run(workload, workload.executions());
            Usage used = since(mark).and(Resource.GIGABYTE_MONTHS, storage.gigabyteMonths() - stored);
            checkTransitions(workload, names.getFirst());
            best = best.filter(quicker -> quicker.of(Resource.GIGABYTE_SECONDS) < used.of(Resource.GIGABYTE_SECONDS))
                    .or(() -> Optional.of(used));
        }
        return new Measurement(workload, best.orElseThrow().times(1.0 / workload.executions()));
    }

    /** Lets the functions run until the compiler has done most of its work, as those of a busy deployment have. */
    void warmUp() throws IOException, InterruptedException {
        Workload workload = Workloads.warmUp();
        api.create(workload.name(), workload.definition());
        for (int round = 0; round < workload.rounds(); round++) {
            run(workload, workload.executions());
        }
    }

    /** By the history, unless that is so long that reading it takes minutes. */
    private void checkTransitions(Workload workload, String name) throws IOException, InterruptedException {
        if (workload.transitions() > MOST_CHECKED) {
            return;
        }
        int entered = api.statesEntered(workload.name(), name);
        if (entered != workload.transitions()) {
            throw new IllegalStateException(
                    workload.name() + " entered " + entered + " states, not " + workload.transitions());
        }
    }

    /** Waits until an execution has ended well; looks at its head beside the functions. */
    void awaitEnd(String machine, String name) throws InterruptedException {
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS(Api.execution(machine, name)), "sk", AttributeValue.fromS("h"));
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            var head = client.getItem(
                            request -> request.tableName(TABLE).key(key).consistentRead(true))
                    .item();
            if (head.containsKey("end")) {
                String listed =
                        head.getOrDefault("lk", AttributeValue.fromS("")).s();
                if (!listed.contains("#SUCCEEDED#")) {
                    throw new IllegalStateException(machine + ":" + name + " did not succeed but stands in " + listed);
                }
                return;
            }
            check(end, machine + ":" + name + " did not end");
            Thread.sleep(20);
        }
    }

    /** Waits until all messages are worked off. */
    void awaitQuiet() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int quiet = 0;
        while (quiet < 3) {
            quiet = harness.isQuiet() ? quiet + 1 : 0;
            check(end, "messages are left in the queues");
            Thread.sleep(100);
        }
    }

    private static void check(Instant end, String complaint) {
        if (Instant.now().isAfter(end)) {
            throw new IllegalStateException(complaint + " in " + PATIENCE.toMinutes() + " minutes");
        }
    }

    /** Runs so many executions; when this returns, they have succeeded and nothing is under way. Returns their names. */
    List<String> run(Workload workload, int executions) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < executions; i++) {
            names.add(start(workload));
            if (!workload.atOnce()) {
                callBack(workload);
                awaitEnd(workload.name(), names.getLast());
            }
        }
        for (String name : names) {
            awaitEnd(workload.name(), name);
        }
        awaitQuiet();
        return names;
    }

    /** Starts an execution with the kind of name that AWS gives; returns it. */
    String start(Workload workload) throws IOException, InterruptedException {
        String name = UUID.randomUUID().toString();
        api.start(workload.name(), name, workload.input());
        return name;
    }

    private void callBack(Workload workload) throws IOException, InterruptedException {
        for (int i = 0; i < workload.callbacks(); i++) {
            String token = stub.tokens().take();
            awaitQuiet();
            api.succeed(token, Documents.of(CALLBACK_BYTES, new Random(i)).toString());
        }
    }

    @Override
    public void close() {
        client.close();
        harness.close();
        stub.close();
    }
}
