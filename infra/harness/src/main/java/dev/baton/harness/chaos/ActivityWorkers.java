package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Poll for tasks of one activity, and leave the work to {@link Workers}. What was given to one must not be given to another. */
final class ActivityWorkers {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Between polls that brought nothing: each keeps one of the API's few processes busy. */
    private static final long PAUSE_MILLIS = 1000;

    private final ApiClient api;
    private final Workers workers;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tasks = new AtomicInteger();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    ActivityWorkers(ApiClient api, Workers workers) {
        this.api = api;
        this.workers = workers;
    }

    /** One worker, until it is interrupted. */
    void poll(String name) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                JsonNode task = api.insist(
                        "GetActivityTask",
                        ApiClient.object()
                                .put("activityArn", Workload.ACTIVITY_ARN)
                                .put("workerName", name));
                if (!take(task)) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException | ApiClient.RefusedException e) {
                troubles.add("the worker " + name + " got no answer: " + e.getMessage());
            }
        }
    }

    /** Whether there was one. */
    private boolean take(JsonNode task) throws IOException {
        String token = task.path("taskToken").asText();
        if (token.isEmpty()) {
            return false;
        }
        JsonNode input = JSON.readTree(task.path("input").asText());
        FunctionStub.Attempt attempt =
                new FunctionStub.Attempt(input.path("execution").asText(), "activity-" + tasks.incrementAndGet());
        if (!tokens.add(token)) {
            troubles.add("the task of " + attempt.id() + " was given to two workers");
        }
        workers.take(new FunctionStub.HandedOut(attempt, token, input.path("n").asInt()));
        return true;
    }

    /** What must not happen to a worker. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }
}
