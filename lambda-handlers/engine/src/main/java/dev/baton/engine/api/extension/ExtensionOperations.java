package dev.baton.engine.api.extension;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.Operation;
import dev.baton.engine.api.Operations;
import dev.baton.engine.batch.BatchJob;
import dev.baton.engine.batch.Batches;
import dev.baton.engine.human.HumanTasks;
import dev.baton.engine.search.ExecutionSearch;
import dev.baton.engine.search.Whereabouts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of Baton's own actions. */
public final class ExtensionOperations {
    /** Before the name of each in {@code X-Amz-Target}. */
    private static final String TARGET_PREFIX = "Baton.";

    /** A page may take that many turns, before the batch is taken from whoever does it. */
    private static final int TURNS_OF_A_PAGE = 10;

    private final ExtensionPorts ports;
    private final Whereabouts whereabouts;
    private final ExecutionSearch search;
    private final HumanTasks tasks;
    private final Batches batches;

    /** @param api the actions of Step Functions, of which batches are made */
    public ExtensionOperations(ExtensionPorts ports, Operations api) {
        this.ports = ports;
        this.whereabouts = new Whereabouts(ports.api().log(), ports.api().histories());
        this.search = new ExecutionSearch(ports.api().registry(), ports.api().log(), ports.index(), whereabouts);
        this.tasks = new HumanTasks(
                search, ports.api().log(), whereabouts, ports.api().definitions(), ports.tokens());
        this.batches = new Batches(
                ports.records(),
                search,
                BatchActions::filter,
                new ApiDeeds(api),
                ports.turn().multipliedBy(TURNS_OF_A_PAGE),
                ports.clock(),
                ports.ids());
    }

    /**
     * Works at the batches that are open.
     *
     * @param end when to begin no further page
     */
    public void advance(Instant end) {
        batches.latest().stream()
                .filter(job -> job.status() == BatchJob.Status.RUNNING)
                .forEach(job -> batches.finish(job.id(), end));
    }

    /** Takes up the batches that an earlier process left. */
    public void resume() {
        batches.latest().stream()
                .filter(job -> job.status() == BatchJob.Status.RUNNING)
                .forEach(job -> ports.background().accept(() -> batches.finish(job.id(), Instant.MAX)));
    }

    public List<Operation> all() {
        BatchActions batch = new BatchActions(batches, ports.background(), ports.turn(), ports.clock());
        TaskActions task =
                new TaskActions(tasks, ports.records(), ports.api().executions(), ports.pages(), ports.clock());
        return List.of(
                operation(
                        "WatchExecution",
                        new WatchExecutionAction(ports.api().log(), ports.api().histories(), ports.growth())),
                operation("SearchExecutions", new SearchExecutionsAction(search, whereabouts, ports.pages())),
                operation(
                        "SummarizeExecution",
                        new SummarizeExecutionAction(
                                ports.api().log(), ports.api().histories(), ports.clock())),
                operation("GetMetrics", new GetMetricsAction(search, ports.clock())),
                operation("StartBatch", batch::start),
                operation("DescribeBatch", batch::describe),
                operation("ListBatches", batch::list),
                operation("CancelBatch", batch::cancel),
                operation("ListTasks", task::list),
                operation("DescribeTask", task::describe),
                operation("ClaimTask", task::claim),
                operation("CompleteTask", task::complete),
                operation("RedriveFrom", new RedriveFromAction(ports.api(), ports.clock())),
                operation("ListChanges", new ListChangesAction(ports.records())),
                operation("PreviewUpdate", new PreviewUpdateAction(ports.api(), search)));
    }

    private static Operation operation(String name, ExtensionAction action) {
        return Operation.written(TARGET_PREFIX + name, body -> action.perform(Members.of(body)));
    }

    /** Stops and redrives as any client does. */
    private record ApiDeeds(Operations api) implements Batches.Deeds {

        @Override
        public void stop(String executionArn, Optional<String> error, Optional<String> cause) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("executionArn", executionArn);
            error.ifPresent(text -> request.put("error", text));
            cause.ifPresent(text -> request.put("cause", text));
            perform("StopExecution", request);
        }

        @Override
        public void redrive(String executionArn, String clientToken) {
            perform(
                    "RedriveExecution",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("executionArn", executionArn)
                            .put("clientToken", clientToken));
        }

        private void perform(String action, ObjectNode request) {
            api.perform(action, Json.of(request).text().getBytes(StandardCharsets.UTF_8));
        }
    }
}
