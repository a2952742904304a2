package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.SdkAnswer;
import dev.baton.integrations.sdk.Arguments;
import dev.baton.integrations.sdk.ArgumentsException;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.IdempotencyToken;
import dev.baton.integrations.sdk.NotPermittedException;
import dev.baton.integrations.sdk.Results;
import java.time.Duration;
import java.util.Optional;

/** Calls the services of {@link OptimisedTable}. */
public final class OptimisedIntegration implements TaskIntegration {
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration SLOW = Duration.ofMinutes(15);

    private final AwsTasks tasks;

    public OptimisedIntegration(AwsTasks tasks) {
        this.tasks = tasks;
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
                    case SYNC, SYNC_2 -> false;
                })
                .isPresent();
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return row(resource)
                .map(OptimisedAction::action)
                .map(AwsAction::operation)
                .map(operation ->
                        operation.readOnly() || operation.tokenMember().isPresent())
                .orElse(false);
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return resource.integration().equals("bedrock:invokeModel") ? SLOW : USUAL;
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        OptimisedAction row = row(call.resource()).orElseThrow();
        AwsAction action = row.action();
        try {
            return answer(call, row, action, tasks.call(call, action, input(row, action, call)));
        } catch (ArgumentsException e) {
            return AwsTasks.refused(call, e);
        } catch (NotPermittedException e) {
            return AwsTasks.notPermitted(e);
        }
    }

    private static ObjectNode input(OptimisedAction row, AwsAction action, TaskCall call) throws ArgumentsException {
        ObjectNode input = Arguments.read(
                action.operation().inputShape(),
                call.parameters().node() instanceof ObjectNode given
                        ? row.adaptation().arguments(given)
                        : call.parameters().node(),
                Dialect.SDK_1);
        IdempotencyToken.fill(action.operation(), call, input);
        return input;
    }

    private static TaskAnswer answer(TaskCall call, OptimisedAction row, AwsAction action, AwsReply reply) {
        return switch (reply) {
            case AwsReply.Done done -> done(call, row, action, done);
            case AwsReply.Refused refused -> new TaskAnswer.Failed(row.words().refused(action.service(), refused));
            case AwsReply.Unanswered unanswered ->
                new TaskAnswer.Failed(row.words().unanswered(unanswered.message()));
            case AwsReply.TooLong tooLong -> tooLong(call);
        };
    }

    private static TaskAnswer done(TaskCall call, OptimisedAction row, AwsAction action, AwsReply.Done done) {
        Adaptation adaptation = row.adaptation();
        ObjectNode answered = new Results(Dialect.SDK_1, adaptation.emptyLists())
                .of(action.operation().outputShape(), done.output());
        return adaptation
                .failure(answered)
                .<TaskAnswer>map(TaskAnswer.Failed::new)
                .orElseGet(() -> succeeded(call, output(adaptation, adaptation.result(answered), done)));
    }

    private static TaskAnswer succeeded(TaskCall call, Json output) {
        if (output.utf8Length() > ResultLimit.BYTES) {
            return tooLong(call);
        }
        return call.resource().waitsForToken() ? new TaskAnswer.Submitted(output) : new TaskAnswer.Succeeded(output);
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
