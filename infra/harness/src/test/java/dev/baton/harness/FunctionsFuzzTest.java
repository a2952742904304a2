package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.aws.blueprint.Standard;
import dev.baton.engine.fuzz.FuzzedApi;
import dev.baton.engine.fuzz.FuzzedFunctions;
import dev.baton.engine.fuzz.Mutator;
import dev.baton.engine.fuzz.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The fuzz of the deployed functions, on the wire protocols of DynamoDB and SQS. Seeded: {@code -Dbaton.fuzz.functions.cases=20000} for
 * more, {@code -Dbaton.fuzz.seed=N} to begin at another case; with {@code cases=1} that case again.
 */
@Timeout(value = 12, unit = TimeUnit.HOURS)
class FunctionsFuzzTest {
    private static final int CASES = Integer.getInteger("baton.fuzz.functions.cases", 60);
    private static final long SEED =
            Long.getLong("baton.fuzz.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay() * 1_000_000L);
    private static final int AT_ONCE = 4;
    private static final int EXECUTIONS = 5;

    /** Beyond that it hangs: an invocation of the API may take less than half of it. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    @TempDir
    private static Path work;

    private static FuzzedFunctions functions;
    private static Harness harness;
    private final HttpClient http = HttpClient.newHttpClient();
    private final FuzzedApi api =
            new FuzzedApi(this::answer, new FuzzedApi.Pace(12, Duration.ofMillis(10), 600, false));
    private final List<JsonNode> definitions = Seeds.definitions();
    private final JsonNode input = Seeds.input();

    @BeforeAll
    static void start() throws Exception {
        BuiltFunctions.assumeBuilt("the fuzz of the functions");
        functions = new FuzzedFunctions(SEED);
        harness = Harness.start(BuiltFunctions.settings(
                work,
                2,
                Standard.BLUEPRINT,
                Duration.ofSeconds(10),
                false,
                Map.of(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:1",
                        "LAMBDA_ENDPOINT",
                        functions.url(),
                        "WAIT_TIME_SCALE",
                        "0")));
    }

    @AfterAll
    static void stop() {
        if (harness != null) {
            harness.close();
            functions.close();
        }
    }

    private FuzzedApi.Answer answer(String action, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(harness.url()))
                .timeout(LONGEST_ANSWER)
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new FuzzedApi.Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(action + " " + FuzzedApi.shortened(body), e);
        }
    }

    @Test
    void definitionsInputsAndAnswersThatAreWrongAreRefusedOrEndTheirExecution() throws Exception {
        each("definitions", seed -> {
            Random random = new Random(seed);
            Mutator mutator = new Mutator(random);
            JsonNode right = definitions.get(random.nextInt(definitions.size()));
            boolean runs = random.nextInt(3) == 0;
            String definition = runs && random.nextBoolean() ? right.toString() : mutator.text(right);
            Optional<String> start = runs ? Optional.of(mutator.text(input)) : Optional.empty();
            api.run("fuzzed-" + seed, definition, start, random.nextInt(10) == 0);
        });
        assertNobodyDied();
    }

    @Test
    void requestsThatAreWrongAreRefusedInAwsForm() throws Exception {
        api.stand();
        List<Map.Entry<String, JsonNode>> requests =
                List.copyOf(Seeds.requests().properties());
        each("requests", seed -> {
            Random random = new Random(seed);
            Map.Entry<String, JsonNode> right = requests.get(random.nextInt(requests.size()));
            api.call(right.getKey(), FuzzedApi.named(new Mutator(random).text(right.getValue())));
        });
        assertNobodyDied();
    }

    /** One execution's damage is told, whoever asks for it, and is nobody else's. */
    @Test
    void storedItemsThatAreWrongHarmNoOtherExecution() throws Exception {
        try (DynamoDbClient client = harness.dynamoDb()) {
            String table = harness.tables().executions();
            List<Stored> right = someItems(client, table);
            each("stored items", seed -> {
                Random random = new Random(seed);
                Stored stored = right.get(random.nextInt(right.size()));
                client.putItem(request -> request.tableName(table).item(damaged(stored.item(), random)));
                for (String action : List.of("DescribeExecution", "GetExecutionHistory", "StopExecution")) {
                    FuzzedApi.Answer answer = answer(
                            action,
                            FuzzedApi.object()
                                    .put("executionArn", stored.execution())
                                    .toString());
                    assertThat(answer.status() == 200 || answer.body().contains("__type"))
                            .as("%s: %s", action, answer)
                            .isTrue();
                }
            });
            api.run("innocent", definitions.getFirst().toString(), Optional.of(input.toString()), false);
            api.call(
                    "ListExecutions",
                    FuzzedApi.object()
                            .put("stateMachineArn", FuzzedApi.MACHINE + "innocent")
                            .toString());
            assertNobodyDied();
        }
    }

    /** An item of the table, and whose it is. */
    private record Stored(String execution, Map<String, AttributeValue> item) {}

    /** Heads and entries of executions that wait for ever. */
    private List<Stored> someItems(DynamoDbClient client, String table) throws InterruptedException {
        String definition =
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":99999999,\"End\":true}}}";
        api.call(
                "CreateStateMachine",
                FuzzedApi.object()
                        .put("name", "damaged")
                        .put("roleArn", "arn:aws:iam::123456789012:role/fuzz")
                        .put("definition", definition));
        for (int i = 0; i < EXECUTIONS; i++) {
            api.call(
                    "StartExecution",
                    FuzzedApi.object()
                            .put("stateMachineArn", FuzzedApi.MACHINE + "damaged")
                            .put("name", "run-" + i)
                            .put("input", input.toString()));
        }
        List<Stored> found = List.of();
        // A driver writes the first entry.
        while (found.size() < 2 * EXECUTIONS) {
            Thread.sleep(100);
            found = stored(client.scanPaginator(request -> request.tableName(table)).items().stream()
                    .toList());
        }
        return found;
    }

    /** A head is kept under its execution's name, what belongs to it under its incarnation. */
    private static List<Stored> stored(List<Map<String, AttributeValue>> items) {
        Map<String, String> executions = new HashMap<>();
        items.stream()
                .filter(item -> item.get("pk").s().contains(":damaged:run-"))
                .forEach(head -> {
                    executions.put(head.get("pk").s(), head.get("pk").s());
                    executions.put(
                            HexFormat.of().formatHex(head.get("inc").b().asByteArray()),
                            head.get("pk").s());
                });
        return items.stream()
                .filter(item -> executions.containsKey(item.get("pk").s()))
                .map(item -> new Stored(executions.get(item.get("pk").s()), item))
                .toList();
    }

    private static Map<String, AttributeValue> damaged(Map<String, AttributeValue> right, Random random) {
        Map<String, AttributeValue> item = new HashMap<>(right);
        List<String> names = right.keySet().stream()
                .filter(name -> !name.equals("pk") && !name.equals("sk"))
                .sorted()
                .toList();
        String name = names.get(random.nextInt(names.size()));
        AttributeValue value = right.get(name);
        Mutator mutator = new Mutator(random);
        if (random.nextInt(8) == 0) {
            item.remove(name);
        } else if (value.b() != null) {
            item.put(
                    name,
                    AttributeValue.fromB(
                            SdkBytes.fromByteArray(mutator.bytes(value.b().asByteArray()))));
        } else if (value.s() != null) {
            byte[] bytes = mutator.bytes(value.s().getBytes(StandardCharsets.UTF_8));
            // A key of an index must not be empty.
            item.put(name, AttributeValue.fromS("x" + new String(bytes, StandardCharsets.UTF_8)));
        } else if (value.n() != null) {
            item.put(name, AttributeValue.fromN(Long.toString(random.nextLong() >> random.nextInt(64))));
        } else {
            item.put(name, AttributeValue.fromBool(true));
        }
        return item;
    }

    private interface Case {
        void run(long seed) throws Exception;
    }

    private static void each(String what, Case one) throws Exception {
        AtomicLong next = new AtomicLong(SEED);
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(workers.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < SEED + CASES; seed = next.getAndIncrement()) {
                        try {
                            one.run(seed);
                        } catch (Exception | AssertionError e) {
                            next.set(SEED + CASES);
                            throw new AssertionError("fuzz of %s, seed %d: %s".formatted(what, seed, e), e);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> worker : all) {
                worker.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
        System.out.println("fuzz of " + what + " on the functions, " + CASES + " cases from " + SEED);
    }

    /** Who died was replaced, so that more were started than there are; who is just being started is not there yet. */
    private static void assertNobodyDied() throws InterruptedException {
        for (int looks = 0; looks < 600 && started() != harness.instances().size(); looks++) {
            Thread.sleep(200);
        }
        assertThat(started())
                .as("processes that were started")
                .isEqualTo(harness.instances().size());
    }

    private static int started() {
        return harness.started().values().stream().mapToInt(Integer::intValue).sum();
    }
}
