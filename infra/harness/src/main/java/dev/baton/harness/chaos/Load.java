package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The clients: start executions by name until they are accepted, a limited number of them open at once, and look how they end. */
final class Load {
    private static final Duration LOOK = Duration.ofMillis(700);

    private final ChaosSettings settings;
    private final ApiClient api;
    private final ExecutionLog log;
    private final AtomicInteger started = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private volatile Instant patience = Instant.MAX;

    /** @param log where ends are seen, past the functions and their troubles */
    Load(ChaosSettings settings, ApiClient api, ExecutionLog log) {
        this.settings = settings;
        this.api = api;
        this.log = log;
    }

    /** Makes the machines. */
    void createMachines() throws IOException, InterruptedException, ApiClient.RefusedException {
        for (Workload workload : Workload.values()) {
            api.insist(
                    "CreateStateMachine",
                    ApiClient.object()
                            .put("name", workload.machine())
                            .put("definition", workload.definition())
                            .put("roleArn", "arn:aws:iam::123456789012:role/chaos"));
        }
    }

    /** Returns when all have ended, or the time for settling is over. */
    void run() throws InterruptedException {
        Random random = new Random(settings.seed());
        Semaphore places = new Semaphore(settings.open());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < settings.executions(); i++) {
            places.acquire();
            int n = i;
            Workload workload = Workload.values()[random.nextInt(Workload.values().length)];
            clients.add(Background.start("execution " + i, () -> {
                try {
                    oneExecution(workload, n);
                } finally {
                    places.release();
                }
            }));
        }
        patience = Instant.now().plus(settings.settle());
        for (Thread client : clients) {
            client.join();
        }
    }

    private void oneExecution(Workload workload, int n) throws InterruptedException {
        String arn = workload.executionArn("x-" + n);
        try {
            start(workload, n);
            accepted.add(arn);
            started.incrementAndGet();
            awaitEnd(arn);
            if (ended.contains(arn)) {
                check(arn, workload, n);
            }
        } catch (IOException | ApiClient.RefusedException e) {
            started.incrementAndGet();
            troubles.add(arn + ": " + e.getMessage());
        }
    }

    /** Again and again by the same name: that it is there already is the answer to a start that was not heard. */
    private void start(Workload workload, int n) throws IOException, InterruptedException, ApiClient.RefusedException {
        try {
            api.insist(
                    "StartExecution",
                    ApiClient.object()
                            .put("stateMachineArn", workload.machineArn())
                            .put("name", "x-" + n)
                            .put("input", Workload.input(n)));
        } catch (ApiClient.RefusedException e) {
            if (e.first() || !e.code().equals("ExecutionAlreadyExists")) {
                throw e;
            }
        }
    }

    private void awaitEnd(String arn) throws InterruptedException {
        while (Instant.now().isBefore(patience)) {
            Thread.sleep(LOOK);
            try {
                Optional<Head> head = log.head(arn);
                if (head.filter(found -> found.closing().isPresent()).isPresent()) {
                    ended.add(arn);
                    return;
                }
            } catch (StoreException e) {
                // Asked again.
                continue;
            }
        }
    }

    private void check(String arn, Workload workload, int n)
            throws IOException, InterruptedException, ApiClient.RefusedException {
        JsonNode shown = api.insist("DescribeExecution", ApiClient.object().put("executionArn", arn));
        String status = shown.path("status").asText();
        String output = shown.path("output").asText();
        if (!status.equals("SUCCEEDED") || !workload.isRight(n, output)) {
            wrong.add(arn + ": " + status + " " + output + shown.path("error").asText() + " "
                    + shown.path("cause").asText());
        }
    }

    /** How many starts were answered. */
    int started() {
        return started.get();
    }

    /** How much is over, 0 to 1: half of it when all are started, the other half when all have ended. */
    double progress() {
        return (started.get() + ended.size()) / (2.0 * settings.executions());
    }

    /** Whether it is still worth to wait for something. */
    boolean isPatient() {
        return Instant.now().isBefore(patience);
    }

    /** ARNs of the executions that were accepted. */
    Set<String> accepted() {
        return accepted;
    }

    /** Those of them that have ended. */
    Set<String> ended() {
        return ended;
    }

    /** Those that ended otherwise than they must, and how. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** What must not happen to a client. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }
}
