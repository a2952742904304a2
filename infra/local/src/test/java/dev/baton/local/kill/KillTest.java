package dev.baton.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real server under load, killed with SIGKILL again and again: every execution that was accepted ends well, no attempt
 * is invoked twice, every accepted task result counts. {@code -Dbaton.kills=N} for more or fewer than 50,
 * {@code -Dbaton.kill.seed=S} for other moments.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("baton.kills", 50);
    private static final long SEED = Long.getLong("baton.kill.seed", 20261121L);
    private static final String RETRY =
            "\"Retry\":[{\"ErrorEquals\":[\"Lambda.SdkClientException\"],\"IntervalSeconds\":1,\"BackoffRate\":1,\"MaxAttempts\":99}]";
    private static final String KEY = "States.Format('{}|{}|{}', $$.Execution.Id, $$.State.Name, $$.State.RetryCount)";

    @TempDir
    Path folder;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> tokenOf = new ConcurrentHashMap<>();
    private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();
    private final Set<String> shown = new HashSet<>();
    private final AtomicBoolean loading = new AtomicBoolean(true);

    private static String function(String name, String next, String payload) {
        return "\"" + name
                + "\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"Parameters\":"
                + payload + "," + RETRY + "," + next + "}";
    }

    private static Map<String, String> definitions() {
        String payload = "{\"key.$\":\"" + KEY + "\"}";
        String item =
                "{\"key.$\":\"States.Format('{}|{}|{}|{}', $$.Execution.Id, $$.State.Name, $$.State.RetryCount, $$.Map.Item.Index)\"}";
        Map<String, String> all = new HashMap<>();
        all.put(
                "tasks",
                "{\"StartAt\":\"A\",\"States\":{" + function("A", "\"Next\":\"B\"", payload) + ","
                        + function("B", "\"Next\":\"C\"", payload) + "," + function("C", "\"End\":true", payload)
                        + "}}");
        all.put(
                "waits",
                "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"Next\":\"A\"},"
                        + function("A", "\"Next\":\"V\"", payload)
                        + ",\"V\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}}");
        all.put(
                "map",
                "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"ItemsPath\":\"$.items\",\"End\":true,\"ItemProcessor\":{\"StartAt\":\"A\",\"States\":{"
                        + function("A", "\"End\":true", item) + "}}}}}");
        all.put(
                "token",
                "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke.waitForTaskToken\","
                        + "\"Parameters\":{\"FunctionName\":\"f\",\"Payload\":{\"key.$\":\"" + KEY
                        + "\",\"token.$\":\"$$.Task.Token\"}}," + RETRY + ",\"End\":true}}}");
        all.put(
                "chain",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},\"B\":{\"Type\":\"Pass\",\"End\":true}}}");
        return all;
    }

    @Test
    void nothingIsLostAndNoAttemptIsInvokedTwice() throws Exception {
        try (CountingLambda lambda = new CountingLambda();
                ServerProcess server = server(lambda)) {
            server.start();
            ApiClient api = new ApiClient(server.port());
            List<Thread> loads = startLoad(api, create(api));
            Thread answering = Thread.ofVirtual().start(() -> answerTokens(api, lambda));
            killAgainAndAgain(server);
            loading.set(false);
            for (Thread thread : loads) {
                thread.join();
            }
            everyExecutionSucceeds(api, accepted);
            answering.interrupt();
            answering.join();
            // A start whose answer was lost is none that was accepted; its tasks' outcomes are accepted all the same.
            everyExecutionSucceeds(api, executionsOf(tokenOf.keySet()));
            check(lambda);
        }
    }

    private ServerProcess server(CountingLambda lambda) throws IOException {
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL", lambda.endpoint(), "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");
        return new ServerProcess(ServerProcess.freePort(), folder.resolve("data"), environment);
    }

    private List<Thread> startLoad(ApiClient api, Map<String, String> machines) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Random random = new Random(SEED + i);
            threads.add(Thread.ofVirtual().start(() -> load(api, machines, random)));
        }
        return threads;
    }

    private void check(CountingLambda lambda) {
        Set<String> lost = new HashSet<>(tokenOf.keySet());
        lost.removeAll(shown);
        assertThat(lost).as("accepted outcomes that stand in no history").isEmpty();
        assertThat(troubles).isEmpty();
        assertThat(lambda.calls().entrySet().stream()
                        .filter(entry -> entry.getValue().get() > 1)
                        .toList())
                .as("attempts that were invoked more than once")
                .isEmpty();
        System.out.printf(
                "kill -9: %d kills, %d executions accepted, %d attempts invoked, 0 twice, %d token outcomes accepted%n",
                KILLS, accepted.size(), lambda.calls().size(), tokenOf.size());
    }

    private static Map<String, String> create(ApiClient api) throws Exception {
        Map<String, String> machines = new HashMap<>();
        for (Map.Entry<String, String> entry : definitions().entrySet()) {
            ObjectNode request = ApiClient.object()
                    .put("name", entry.getKey())
                    .put("definition", entry.getValue())
                    .put("roleArn", "arn:aws:iam::123456789012:role/r");
            machines.put(
                    entry.getKey(),
                    api.insist("CreateStateMachine", request)
                            .get("stateMachineArn")
                            .asText());
        }
        return machines;
    }

    private void load(ApiClient api, Map<String, String> machines, Random random) {
        List<String> arns = new ArrayList<>(machines.values());
        while (loading.get()) {
            ObjectNode request = ApiClient.object()
                    .put("stateMachineArn", arns.get(random.nextInt(arns.size())))
                    .put("input", "{\"items\":[1,2,3,4,5]}");
            try {
                accepted.add(
                        api.call("StartExecution", request).get("executionArn").asText());
                Thread.sleep(random.nextInt(60));
            } catch (IOException away) {
                pause(20);
            } catch (ApiClient.ApiException | InterruptedException e) {
                troubles.add(e);
                return;
            }
        }
    }

    /** Sends each token its outcome until that is accepted or refused for good. */
    private void answerTokens(ApiClient api, CountingLambda lambda) {
        Set<String> done = new HashSet<>();
        while (!Thread.currentThread().isInterrupted()) {
            for (Map.Entry<String, String> entry : lambda.tokens().entrySet()) {
                if (done.contains(entry.getKey())) {
                    continue;
                }
                ObjectNode request = ApiClient.object()
                        .put("taskToken", entry.getValue())
                        .put(
                                "output",
                                ApiClient.object().put("by", entry.getKey()).toString());
                try {
                    api.call("SendTaskSuccess", request);
                    tokenOf.put(entry.getKey(), entry.getValue());
                    done.add(entry.getKey());
                } catch (ApiClient.ApiException refused) {
                    // A lost attempt's token is closed: TaskTimedOut is right, anything else is not.
                    if (!refused.getMessage().contains("TaskTimedOut")) {
                        troubles.add(refused);
                    }
                    done.add(entry.getKey());
                } catch (IOException away) {
                    pause(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
            pause(10);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void killAgainAndAgain(ServerProcess server) throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            Thread.sleep(200 + random.nextInt(900));
            server.kill();
            server.start();
        }
    }

    private void everyExecutionSucceeds(ApiClient api, Set<String> arns) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        for (String arn : arns) {
            JsonNode described = describe(api, arn);
            while (described.get("status").asText().equals("RUNNING")) {
                assertThat(System.nanoTime()).as("still running: %s", arn).isLessThan(end);
                Thread.sleep(50);
                described = describe(api, arn);
            }
            assertThat(described.get("status").asText()).as("%s", described).isEqualTo("SUCCEEDED");
            historyHasNoGap(api, arn);
        }
    }

    private static Set<String> executionsOf(Set<String> attempts) {
        return attempts.stream().map(attempt -> attempt.split("\\|")[0]).collect(Collectors.toSet());
    }

    private static JsonNode describe(ApiClient api, String arn) throws Exception {
        return api.insist("DescribeExecution", ApiClient.object().put("executionArn", arn));
    }

    private void historyHasNoGap(ApiClient api, String arn) throws Exception {
        JsonNode events = api.insist(
                        "GetExecutionHistory",
                        ApiClient.object().put("executionArn", arn).put("maxResults", 1000))
                .get("events");
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).get("id").asInt()).as(arn).isEqualTo(i + 1);
        }
        assertThat(events.get(events.size() - 1).get("type").asText()).isEqualTo("ExecutionSucceeded");
        for (JsonNode event : events) {
            JsonNode output = event.path("taskSucceededEventDetails").path("output");
            if (output.isTextual() && output.asText().contains("\"by\"")) {
                shown.add(ApiClient.MAPPER.readTree(output.asText()).get("by").asText());
            }
        }
    }
}
