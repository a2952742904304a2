package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import java.io.IOException;
import java.util.Optional;

/**
 * What a client does with an execution of each {@link Workload.Course}: starts it until it is accepted, looks how it ends, and
 * demands that it ended so. Ends are seen in the table, past the functions and their troubles.
 */
final class Clients implements Load.Client {
    private final ApiClient api;
    private final ExecutionLog log;
    private final FunctionStub functions;
    private final Load load;

    Clients(ApiClient api, ExecutionLog log, FunctionStub functions, Load load) {
        this.api = api;
        this.log = log;
        this.functions = functions;
        this.load = load;
    }

    /** Makes the machines, an alias and an activity. */
    void createMachines() throws IOException, InterruptedException, ApiClient.RefusedException {
        api.insist("CreateActivity", ApiClient.object().put("name", "chaos"));
        for (Workload workload : Workload.values()) {
            api.insist(
                    "CreateStateMachine",
                    ApiClient.object()
                            .put("name", workload.machine())
                            .put("type", workload.type())
                            .put("definition", workload.definition())
                            .put("roleArn", "arn:aws:iam::123456789012:role/chaos"));
            if (workload.course() == Workload.Course.BY_ALIAS) {
                createAlias(workload);
            }
        }
    }

    private void createAlias(Workload workload) throws IOException, InterruptedException, ApiClient.RefusedException {
        JsonNode version = api.insist(
                "PublishStateMachineVersion", ApiClient.object().put("stateMachineArn", workload.machineArn()));
        ObjectNode alias = ApiClient.object().put("name", Workload.ALIAS_NAME);
        alias.putArray("routingConfiguration")
                .addObject()
                .put(
                        "stateMachineVersionArn",
                        version.path("stateMachineVersionArn").asText())
                .put("weight", 100);
        api.insist("CreateStateMachineAlias", alias);
    }

    @Override
    public void go(Workload workload, int n) throws IOException, InterruptedException, ApiClient.RefusedException {
        switch (workload.course()) {
            case STARTED, BY_ALIAS -> succeed(workload, n, start(workload, n), 0);
            case REDRIVEN -> redrive(workload, n);
            case DOOMED -> fail(start(workload, n), "Lambda.SdkClientException");
            case REPORTED -> report(workload, n);
            case AWAITED -> await(workload, n);
        }
    }

    /** Again and again by the same name: that it is there already is the answer to a start that was not heard. */
    private String start(Workload workload, int n)
            throws IOException, InterruptedException, ApiClient.RefusedException {
        String arn = workload.executionArn("x-" + n);
        try {
            api.insist("StartExecution", startOf(workload, n));
        } catch (ApiClient.RefusedException e) {
            if (e.first() || !e.code().equals("ExecutionAlreadyExists")) {
                throw e;
            }
        }
        load.accept(arn);
        return arn;
    }

    private static ObjectNode startOf(Workload workload, int n) {
        return ApiClient.object()
                .put("stateMachineArn", workload.target())
                .put("name", "x-" + n)
                .put("input", Workload.input(n));
    }

    private void succeed(Workload workload, int n, String arn, int redrives)
            throws IOException, InterruptedException, ApiClient.RefusedException {
        if (!load.await(() -> isClosed(arn, redrives))) {
            return;
        }
        load.end(arn);
        JsonNode shown = described(arn);
        boolean byAlias = shown.path("stateMachineAliasArn").asText().equals(workload.target());
        if (!isRight(workload, n, shown) || byAlias != (workload.course() == Workload.Course.BY_ALIAS)) {
            load.wrong(arn + ": " + words(shown));
        }
    }

    private static boolean isRight(Workload workload, int n, JsonNode shown) {
        return shown.path("status").asText().equals("SUCCEEDED")
                && workload.isRight(n, shown.path("output").asText());
    }

    private static String words(JsonNode shown) {
        return shown.path("status").asText() + " " + shown.path("output").asText()
                + shown.path("error").asText() + " " + shown.path("cause").asText();
    }

    private JsonNode described(String arn) throws IOException, InterruptedException, ApiClient.RefusedException {
        return api.insist("DescribeExecution", ApiClient.object().put("executionArn", arn));
    }

    /** What cannot be read now is asked for again. */
    private boolean isClosed(String arn, int redrives) {
        try {
            Optional<Head> head = log.head(arn);
            return head.filter(found ->
                            found.closing().isPresent() && found.redrives().count() >= redrives)
                    .isPresent();
        } catch (StoreException e) {
            return false;
        }
    }

    private void redrive(Workload workload, int n)
            throws IOException, InterruptedException, ApiClient.RefusedException {
        String arn = start(workload, n);
        if (!load.await(() -> isClosed(arn, 0))) {
            return;
        }
        demandFailure(arn, "Broken");
        functions.mend(arn);
        api.insist(
                "RedriveExecution", ApiClient.object().put("executionArn", arn).put("clientToken", "once-" + n));
        load.redrive(arn);
        succeed(workload, n, arn, 1);
    }

    private void fail(String arn, String error) throws IOException, InterruptedException, ApiClient.RefusedException {
        if (load.await(() -> isClosed(arn, 0))) {
            load.end(arn);
            demandFailure(arn, error);
        }
    }

    private void demandFailure(String arn, String error)
            throws IOException, InterruptedException, ApiClient.RefusedException {
        JsonNode shown = described(arn);
        if (!shown.path("status").asText().equals("FAILED")
                || !shown.path("error").asText().equals(error)) {
            load.wrong(arn + ": " + words(shown) + " instead of " + error);
        }
    }

    /** An Express execution has no name to its client but what the answer says; an unheard start is made again, beside it. */
    private void report(Workload workload, int n) throws IOException, InterruptedException, ApiClient.RefusedException {
        String arn = api.insist("StartExecution", startOf(workload, n))
                .path("executionArn")
                .asText();
        load.accept(arn);
        if (load.await(() -> functions.wasReported(n + 1))) {
            load.end(arn);
        }
    }

    private void await(Workload workload, int n) throws IOException, InterruptedException, ApiClient.RefusedException {
        JsonNode answer = api.insist("StartSyncExecution", startOf(workload, n));
        String arn = answer.path("executionArn").asText();
        load.accept(arn);
        load.end(arn);
        if (!isRight(workload, n, answer)) {
            load.wrong(arn + ": " + words(answer));
        }
    }
}
