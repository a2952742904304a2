package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Limits;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A server with its durable store, clients that run executions on it, and a Lambda for its tasks, all in this process. */
final class TrainingRun {
    private static final int CLIENTS = 8;
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final long PATIENCE_SECONDS = 300;
    private static final long LOOK_NANOS = 1_000_000;

    /** Lists, histories and Express executions are asked for once in so many executions. */
    private static final int SELDOM = 10;

    private final ApiCall api;
    private final int executions;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();

    private TrainingRun(ApiCall api, int executions) {
        this.api = api;
        this.executions = executions;
    }

    /**
     * Does it all, and returns when the server has stopped.
     *
     * @param data folder of the store
     * @throws UserMistake when an execution did not succeed: then something else was trained than what is used
     */
    static void of(Path data, int executions) throws IOException, InterruptedException {
        try (TrainingLambda lambda = new TrainingLambda();
                Local local = Local.inFolder(data, settings(lambda.endpoint()))) {
            local.begin();
            ApiServer server = ApiServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), local::handle, AccessRules.LOOPBACK);
            try {
                URI endpoint = URI.create("http://127.0.0.1:" + server.address().getPort());
                new TrainingRun(new ApiCall(endpoint), executions).run();
            } finally {
                server.stop(STOP);
            }
        }
    }

    private static LocalSettings settings(String lambda) {
        Map<String, String> environment = Map.of("LAMBDA_ENDPOINT", lambda);
        return LocalSettings.of(environment, Limits.AWS.historyEvents(), MockConfiguration.NONE);
    }

    private void run() throws InterruptedException {
        String tasks = machine("tasks", "STANDARD", TrainingMachines.TASKS);
        String states = machine("states", "STANDARD", TrainingMachines.STATES);
        String express = machine("express", "EXPRESS", TrainingMachines.STATES);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> work(tasks, states, express));
        }
        clients.shutdown();
        boolean ended = clients.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended || succeeded.get() < executions) {
            throw new UserMistake(succeeded + " of " + executions + " executions succeeded");
        }
    }

    private String machine(String name, String type, String definition) {
        ObjectNode request = object().put("name", name)
                .put("type", type)
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::123456789012:role/any");
        return api.post("CreateStateMachine", request).path("stateMachineArn").asText();
    }

    private void work(String tasks, String states, String express) {
        for (int number = next.getAndIncrement(); number < executions; number = next.getAndIncrement()) {
            boolean seldom = number % SELDOM == 0;
            follow(number % 2 == 0 ? tasks : states, seldom);
            if (seldom) {
                api.post("StartSyncExecution", start(express));
                api.post("ListStateMachines", object());
                api.post("ListExecutions", object().put("stateMachineArn", tasks));
            }
        }
    }

    private void follow(String machine, boolean history) {
        ObjectNode execution = object();
        execution.set("executionArn", api.post("StartExecution", start(machine)).path("executionArn"));
        JsonNode now = api.post("DescribeExecution", execution);
        while (now.path("status").asText().equals("RUNNING")) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = api.post("DescribeExecution", execution);
        }
        if (now.path("status").asText().equals("SUCCEEDED")) {
            succeeded.incrementAndGet();
        }
        if (history) {
            api.post("GetExecutionHistory", execution);
        }
    }

    private static ObjectNode start(String machine) {
        return object().put("stateMachineArn", machine).put("input", "{\"id\":123,\"name\":\"abc\",\"items\":[1,2,3]}");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
