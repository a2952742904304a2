package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.PageTokens;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.human.HumanTask;
import dev.baton.engine.human.HumanTasks;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.records.SideRecords.Kind;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The actions of human tasks.
 *
 * <pre>
 * ListTasks    {assignee?, nextToken?} → {tasks: [{taskId, title, state, executionArn, stateMachineArn, description?, assignees,
 *              dueDate?, startDate, timeoutDate?, claimedBy?, claimDate?}], nextToken?}
 * DescribeTask {taskId} → the same of one, with form? and parameters
 * ClaimTask    {taskId, by, release = false} → as DescribeTask; ConflictException when somebody else has it
 * CompleteTask {taskId, by, output} or {taskId, by, error, cause?} → {}
 * </pre>
 *
 * Errors: TaskDoesNotExist when it does not wait any more, InvalidOutput, ConflictException, ValidationException.
 */
final class TaskActions {
    private final HumanTasks tasks;
    private final SideRecords records;
    private final Executions executions;
    private final PageTokens pages;
    private final InstantSource clock;

    TaskActions(HumanTasks tasks, SideRecords records, Executions executions, PageTokens pages, InstantSource clock) {
        this.tasks = tasks;
        this.records = records;
        this.executions = executions;
        this.pages = pages;
        this.clock = clock;
    }

    byte[] list(Members request) {
        Optional<String> assignee = request.optionalText("assignee");
        Optional<String> token = request.optionalText("nextToken");
        request.complete();
        HumanTasks.TaskPage page = tasks.list(pages.open("ListTasks", token.orElse(null)));
        return Written.object(out -> {
            out.writeArrayFieldStart("tasks");
            for (HumanTask task : page.tasks()) {
                boolean theirs = task.assignees().isEmpty()
                        || assignee.filter(name -> !task.assignees().contains(name))
                                .isEmpty();
                if (theirs) {
                    out.writeStartObject();
                    write(task, out);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
            Written.text(out, "nextToken", page.next().map(next -> pages.seal("ListTasks", next)));
        });
    }

    byte[] describe(Members request) {
        HumanTask task = task(request);
        request.complete();
        return described(task);
    }

    byte[] claim(Members request) {
        HumanTask task = task(request);
        String by = request.text("by");
        boolean release = request.flag("release");
        request.complete();
        Optional<String> standing = records.find(Kind.CLAIM, task.id());
        requireFreeFor(by, standing);
        JsonNode claim = JsonNodeFactory.instance
                .objectNode()
                .put("by", release ? "" : by)
                .put("at", clock.millis());
        if (!records.replace(Kind.CLAIM, task.id(), standing, Json.of(claim).text())) {
            throw conflict("somebody else");
        }
        return described(task);
    }

    byte[] complete(Members request) {
        HumanTask task = task(request);
        String by = request.text("by");
        Optional<String> output = request.optionalText("output");
        Optional<String> error = request.optionalText("error");
        Optional<String> cause = request.optionalText("cause");
        request.complete();
        if (output.isPresent() == error.isPresent()) {
            throw new ApiException("ValidationException", "Exactly one of 'output' and 'error' must be given");
        }
        requireFreeFor(by, records.find(Kind.CLAIM, task.id()));
        String token = tasks.token(task).orElseThrow(() -> gone(task.id()));
        Executions.TokenVerdict verdict = output.isPresent()
                ? executions.sendTaskSuccess(token, document(output.get()))
                : executions.sendTaskFailure(token, new Failure(error, cause));
        if (verdict != Executions.TokenVerdict.ACCEPTED) {
            throw gone(task.id());
        }
        return Written.object(out -> {});
    }

    private static Json document(String text) {
        try {
            return JsonText.document(text);
        } catch (JsonProcessingException e) {
            throw new ApiException("InvalidOutput", "Invalid Output: '" + e.getOriginalMessage() + "'");
        }
    }

    private HumanTask task(Members request) {
        String id = request.text("taskId");
        return tasks.find(id).orElseThrow(() -> gone(id));
    }

    private static ApiException gone(String id) {
        return new ApiException("TaskDoesNotExist", "Task Does Not Exist: nobody waits for '" + id + "' any more");
    }

    private static void requireFreeFor(String by, Optional<String> claim) {
        claim.map(text -> Json.ofText(text).node().path("by").asText())
                .filter(other -> !other.isEmpty() && !other.equals(by))
                .ifPresent(other -> {
                    throw conflict(other);
                });
    }

    private static ApiException conflict(String other) {
        return new ApiException("ConflictException", "The task is claimed by " + other);
    }

    private byte[] described(HumanTask task) {
        return Written.object(out -> {
            write(task, out);
            if (task.form().isPresent()) {
                out.writeFieldName("form");
                out.writeRawValue(task.form().get().text());
            }
            out.writeStringField("parameters", task.parameters().text());
        });
    }

    private void write(HumanTask task, JsonGenerator out) throws IOException {
        out.writeStringField("taskId", task.id());
        out.writeStringField("title", task.title());
        out.writeStringField("state", task.state());
        out.writeStringField("executionArn", task.executionArn());
        out.writeStringField("stateMachineArn", task.stateMachineArn());
        Written.text(out, "description", task.description());
        out.writeArrayFieldStart("assignees");
        for (String name : task.assignees()) {
            out.writeString(name);
        }
        out.writeEndArray();
        Written.text(out, "dueDate", task.dueDate());
        Written.time(out, "startDate", task.since());
        Written.time(out, "timeoutDate", task.timeoutAt());
        Optional<JsonNode> claim = records.find(Kind.CLAIM, task.id())
                .map(text -> Json.ofText(text).node())
                .filter(node -> !node.path("by").asText().isEmpty());
        if (claim.isPresent()) {
            out.writeStringField("claimedBy", claim.get().path("by").asText());
            Written.time(
                    out,
                    "claimDate",
                    Instant.ofEpochMilli(claim.get().path("at").asLong()));
        }
    }
}
