package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Gets task tokens, works a while, and answers through the API until it is accepted or refused. */
final class Workers {
    private static final int LONGEST_WORK_MILLIS = 2500;
    private static final int FAILURES_PERCENT = 15;
    private static final int HEARTBEATS_PERCENT = 30;

    /**
     * An answer that was given.
     *
     * @param by the attempt's id; the answer holds it
     * @param known since when the API has it
     * @param accepted whether the API said so
     */
    record Result(String by, Instant known, boolean accepted) {}

    private final ApiClient api;
    private final Map<String, Result> results = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();

    Workers(ApiClient api) {
        this.api = api;
    }

    /** Takes tokens over until it is interrupted. */
    void run(BlockingQueue<FunctionStub.HandedOut> handedOut) throws InterruptedException {
        while (true) {
            take(handedOut.take());
        }
    }

    /** Works on it in a thread of its own. */
    void take(FunctionStub.HandedOut task) {
        String id = task.attempt().id();
        busy.incrementAndGet();
        Thread.ofVirtual().name("worker " + id).start(() -> {
            try {
                work(id, task.token(), task.n());
            } catch (IOException e) {
                troubles.add("the answer of " + id + " could not be sent: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void work(String id, String token, int n) throws IOException, InterruptedException {
        Dice dice = new Dice(id);
        Thread.sleep(dice.below(LONGEST_WORK_MILLIS));
        ObjectNode request = ApiClient.object().put("taskToken", token);
        try {
            if (dice.below(100) < HEARTBEATS_PERCENT) {
                api.insist("SendTaskHeartbeat", request);
            }
            if (dice.below(100) < FAILURES_PERCENT) {
                api.insist("SendTaskFailure", request.put("error", "Refused").put("cause", id));
            } else {
                String output = ApiClient.object().put("n", n + 1).put("by", id).toString();
                api.insist("SendTaskSuccess", request.put("output", output));
            }
            results.put(id, new Result(id, Instant.now(), true));
        } catch (ApiClient.RefusedException e) {
            results.put(id, new Result(id, Instant.now(), false));
            // A lost attempt's token is closed, and an answer that was accepted unheard is not accepted again.
            if (!e.code().equals("TaskTimedOut")) {
                troubles.add("the answer of " + id + " was refused: " + e.getMessage());
            }
        }
    }

    /** Whether nobody has a token that he did not answer. */
    boolean areIdle() {
        return busy.get() == 0;
    }

    Optional<Result> result(String by) {
        return Optional.ofNullable(results.get(by));
    }

    Map<String, Result> results() {
        return Map.copyOf(results);
    }

    /** How many answers the API accepted. */
    int accepted() {
        return (int) results.values().stream().filter(Result::accepted).count();
    }

    /** What must not happen to a worker. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }
}
