package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.SdkAnswer;
import dev.baton.integrations.sdk.Arguments;
import dev.baton.integrations.sdk.ArgumentsException;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.IdempotencyToken;
import dev.baton.integrations.sdk.Results;
import dev.baton.integrations.sdk.model.Shape;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Calls the services of {@link OptimisedTable}. */
public final class OptimisedIntegration implements TaskIntegration {
    private static final Duration SLOW = Duration.ofMinutes(15);
    private static final Set<String> SLOW_ONES = Set.of("bedrock:invokeModel", "bedrockagentcore:invokeHarness");

    private final AwsTasks tasks;
    private final Jobs jobs;

    public OptimisedIntegration(AwsTasks tasks) {
        this.tasks = tasks;
        this.jobs = new Jobs(tasks, InstantSource.system());
    }

    private static Optional<OptimisedAction> row(TaskResource resource) {
        return OptimisedTable.lookup(resource.integration());
    }

    @Override
    public boolean serves(TaskResource resource) {
        return row(resource)
                .filter(row -> switch (resource.pattern()) {
                    case REQUEST_RESPONSE -> true;
                    case WAIT_FOR_TASK_TOKEN -> row.token();
                    case SYNC -> row.job().isPresent();
                    case SYNC_2 -> false;
                })
                .isPresent();
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return row(resource).filter(OptimisedAction::repeatable).isPresent();
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return SLOW_ONES.contains(resource.integration()) ? SLOW : AwsTasks.USUAL;
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        OptimisedAction row = row(call.resource()).orElseThrow();
        try {
            FurtherCalls further = new FurtherCalls(tasks, call);
            ObjectNode input = prepared(call, row, further);
            AwsReply reply = tasks.call(call, row.action(), input, bound(call.resource(), call.parameters()));
            return finished(call, row, input, reply, further);
        } catch (ArgumentsException e) {
            return AwsTasks.refused(call, e);
        } catch (CallFailedException e) {
            return new TaskAnswer.Failed(e.failure());
        } catch (NotPermittedException e) {
            return AwsTasks.notPermitted(e);
        }
    }

    private static ObjectNode prepared(TaskCall call, OptimisedAction row, FurtherCalls further)
            throws ArgumentsException, CallFailedException, NotPermittedException, InterruptedException {
        return row.adaptation().prepared(given(call), input(row, row.action(), call), further);
    }

    private static ObjectNode given(TaskCall call) {
        return call.parameters().node() instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private TaskAnswer finished(
            TaskCall call, OptimisedAction row, ObjectNode input, AwsReply reply, FurtherCalls further)
            throws CallFailedException, NotPermittedException, InterruptedException {
        if (!(reply instanceof AwsReply.Done done)) {
            return answer(call, row, input, reply);
        }
        JsonNode read = row.adaptation().read(done.output(), done.answer().body());
        JsonNode output = row.adaptation().finished(given(call), read, further);
        return answer(call, row, input, new AwsReply.Done(output, done.answer()));
    }

    private static ObjectNode input(OptimisedAction row, AwsAction action, TaskCall call) throws ArgumentsException {
        ObjectNode input = Arguments.read(
                action.operation().inputShape(),
                call.parameters().node() instanceof ObjectNode given
                        ? row.adaptation().arguments(given)
                        : call.parameters().node(),
                Dialect.SDK_1);
        row.tokenMember()
                .filter(member -> !input.hasNonNull(member))
                .ifPresent(member -> input.put(member, IdempotencyToken.of(call)));
        return input;
    }

    private TaskAnswer answer(TaskCall call, OptimisedAction row, ObjectNode input, AwsReply reply) {
        return switch (reply) {
            case AwsReply.Done done -> done(call, row, input, done);
            case AwsReply.Refused refused ->
                new TaskAnswer.Failed(
                        row.words().refused(row.action().service(), refused),
                        isFound(call, row) && refused.answer().status() >= 500);
            case AwsReply.Unanswered unanswered ->
                new TaskAnswer.Failed(
                        row.words().unanswered(unanswered.message()), isFound(call, row) && unanswered.sent());
            case AwsReply.TooLong tooLong -> tooLong(call);
        };
    }

    /** Whether a job can be found, and ended, that was begun by a request whose answer nobody has. */
    private boolean isFound(TaskCall call, OptimisedAction row) {
        return cancels(call.resource()) && row.tokenMember().isPresent();
    }

    private TaskAnswer done(TaskCall call, OptimisedAction row, ObjectNode input, AwsReply.Done done) {
        Adaptation adaptation = row.adaptation();
        ObjectNode answered = answered(row, done.output());
        Optional<Failure> failure = adaptation.failure(answered);
        if (failure.isPresent()) {
            return new TaskAnswer.Failed(failure.get());
        }
        Json output = output(adaptation, adaptation.result(answered), done);
        if (output.utf8Length() > ResultLimit.BYTES) {
            return tooLong(call);
        }
        return switch (call.resource().pattern()) {
            case REQUEST_RESPONSE -> new TaskAnswer.Succeeded(output);
            case WAIT_FOR_TASK_TOKEN -> new TaskAnswer.Submitted(output);
            case SYNC, SYNC_2 ->
                new TaskAnswer.Submitted(output, row.job().map(job -> jobs.handle(job, input, done.output())));
        };
    }

    private static ObjectNode answered(OptimisedAction row, JsonNode output) {
        Optional<Shape.Structure> shape = row.action().operation().outputShape();
        return shape.isEmpty() && output instanceof ObjectNode object
                ? object
                : new Results(Dialect.SDK_1, row.adaptation().emptyLists()).of(shape, output);
    }

    @Override
    public boolean polls(TaskResource resource) {
        return resource.pattern() == TaskResource.CallPattern.SYNC
                && row(resource).flatMap(OptimisedAction::job).isPresent();
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        OptimisedAction row = row(call.resource()).orElseThrow();
        return jobs.poll(call, row, row.job().orElseThrow(), handle.node());
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return polls(resource)
                && row(resource)
                        .flatMap(OptimisedAction::job)
                        .flatMap(Job::cancel)
                        .isPresent();
    }

    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        OptimisedAction row = row(call.resource()).orElseThrow();
        return handle.isEmpty() && isFound(call, row)
                ? cancelUnnamed(call, row)
                : jobs.cancel(call, row, row.job().orElseThrow(), handle);
    }

    /** The request with its token, sent once more, begins nothing that it has begun before and tells what that is called. */
    private Cancellation cancelUnnamed(TaskCall call, OptimisedAction row) throws InterruptedException {
        Job job = row.job().orElseThrow();
        try {
            ObjectNode input = prepared(call, row, new FurtherCalls(tasks, call));
            return switch (tasks.call(call, row.action(), input, POLL_BOUND)) {
                case AwsReply.Done done ->
                    jobs.cancel(call, row, job, Optional.of(jobs.handle(job, input, done.output())));
                case AwsReply.Refused refused -> Jobs.notCancelled(refused);
                case AwsReply.Unanswered unanswered -> new Cancellation.TryLater(unanswered.message());
                case AwsReply.TooLong tooLong -> new Cancellation.TryLater("an answer that is too long");
            };
        } catch (ArgumentsException e) {
            return new Cancellation.Confirmed();
        } catch (CallFailedException | NotPermittedException e) {
            return new Cancellation.TryLater(String.valueOf(e.getMessage()));
        }
    }

    private static TaskAnswer tooLong(TaskCall call) {
        return new TaskAnswer.Failed(ResultLimit.exceeded(call.resource().resourceType()));
    }

    private static Json output(Adaptation adaptation, ObjectNode result, AwsReply.Done done) {
        if (!adaptation.tellsHttp()) {
            return Json.of(result);
        }
        return SdkAnswer.of(
                result,
                done.answer().headers(),
                done.answer().status(),
                done.answer()
                        .header("x-amzn-requestid")
                        .or(() -> done.answer().header("x-amz-request-id"))
                        .orElse("null"));
    }
}
