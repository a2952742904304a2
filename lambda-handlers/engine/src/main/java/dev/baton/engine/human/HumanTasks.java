package dev.baton.engine.human;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import dev.baton.engine.search.SearchPage;
import dev.baton.engine.search.Whereabouts;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.TokenKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the tasks that wait for a person in the states of running executions; nothing else is kept of them. */
public final class HumanTasks {
    private static final Logger LOG = LoggerFactory.getLogger(HumanTasks.class);
    private static final String MEMBER = "HumanTask";
    private static final int DEPTH = 4;
    private static final int EXECUTIONS = 200;

    private final ExecutionSearch search;
    private final ExecutionLog log;
    private final Whereabouts whereabouts;
    private final Definitions definitions;
    private final TaskTokens tokens;

    public HumanTasks(
            ExecutionSearch search,
            ExecutionLog log,
            Whereabouts whereabouts,
            Definitions definitions,
            TaskTokens tokens) {
        this.search = search;
        this.log = log;
        this.whereabouts = whereabouts;
        this.definitions = definitions;
        this.tokens = tokens;
    }

    /**
     * A page of tasks; it may be empty and have a next.
     *
     * @param next where the list goes on
     */
    public record TaskPage(List<HumanTask> tasks, Optional<String> next) {
        public TaskPage {
            tasks = List.copyOf(tasks);
        }
    }

    /** Those of some hundred running executions, newest start first. */
    public TaskPage list(Optional<String> place) {
        ExecutionFilter running = ExecutionFilter.all().of(Set.of(ExecutionStatus.RUNNING));
        SearchPage page = search.search(running, EXECUTIONS, place);
        List<HumanTask> tasks = new ArrayList<>();
        page.heads().forEach(head -> addReadable(head, tasks));
        return new TaskPage(tasks, page.next());
    }

    /** Those of an execution that is encrypted by a key which cannot be used are left out. */
    private void addReadable(Head head, List<HumanTask> tasks) {
        try {
            if (definitions.text(head.definition()).contains(CallPattern.WAIT_FOR_TASK_TOKEN.suffix())) {
                of(head).forEach(tasks::add);
            }
        } catch (KeyRefusedException e) {
            LOG.debug("The tasks of {} cannot be read: {}", head.key().executionArn(), e.getMessage());
        }
    }

    /** The task of that id, if it still waits. */
    public Optional<HumanTask> find(String id) {
        int slash = id.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return log.head(id.substring(0, slash))
                .filter(head -> head.closing().isEmpty())
                .flatMap(head -> of(head).filter(task -> task.id().equals(id)).findFirst());
    }

    /** The token of a task that {@link #find} has found: for the one who completes it, and nobody else. */
    public Optional<String> token(HumanTask task) {
        long attempt = Long.parseLong(task.id().substring(task.id().lastIndexOf('/') + 1));
        return log.head(task.executionArn()).map(head -> tokens.seal(new TokenKey(head.key(), attempt)));
    }

    private Stream<HumanTask> of(Head head) {
        StateMachine machine = definitions.compiled(head.definition());
        return whereabouts.frames(head).stream().flatMap(frame -> of(head, machine, frame).stream());
    }

    private Optional<HumanTask> of(Head head, StateMachine machine, Frame frame) {
        boolean waits = frame.pending() instanceof Pending.Task
                && machine.blocks().get(frame.block()).state(frame.state()) instanceof TaskState state
                && state.resource().pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        return waits && frame.pending() instanceof Pending.Task task
                ? Optional.of(of(head, frame, task))
                : Optional.empty();
    }

    private HumanTask of(Head head, Frame frame, Pending.Task task) {
        JsonNode told = told(task.parameters().node(), DEPTH);
        List<String> assignees = new ArrayList<>();
        told.path("Assignees").forEach(name -> assignees.add(name.asText()));
        String token = tokens.seal(new TokenKey(head.key(), task.attempt()));
        return new HumanTask(
                head.key().executionArn() + "/" + task.attempt(),
                head.key().executionArn(),
                head.identity().stateMachineArn(),
                frame.state(),
                text(told, "Title").orElse(frame.state()),
                text(told, "Description"),
                told.path("Form").isObject() ? Optional.of(Json.of(told.path("Form"))) : Optional.empty(),
                assignees,
                text(told, "DueDate"),
                Json.ofText(task.parameters().text().replace(token, "(the task's token)")),
                frame.enteredAt(),
                task.timeoutAt());
    }

    private static Optional<String> text(JsonNode told, String name) {
        JsonNode node = told.path(name);
        return node.isTextual() && !node.textValue().isBlank() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** The object that tells of the task, wherever it stands; a missing node when there is none. */
    private static JsonNode told(JsonNode parameters, int depth) {
        JsonNode found = parameters.path(MEMBER);
        if (found.isObject() || depth == 0 || !parameters.isObject()) {
            return found;
        }
        for (JsonNode inner : parameters) {
            JsonNode below = told(inner, depth - 1);
            if (below.isObject()) {
                return below;
            }
        }
        return found;
    }
}
