package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import java.time.Duration;
import java.util.Set;

/**
 * {@code arn:aws:states:::aws-sdk:SERVICE:ACTION}, also {@code .waitForTaskToken}: any action of any service (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">Step Functions' guide</a>). Parameters
 * and results have the SDK's names with capital first letters.
 */
public final class AwsSdkAction implements TaskIntegration {
    /** Services whose calls last as long as the work does that they ask for. */
    private static final Set<String> SLOW = Set.of(
            "lambda",
            "sfn",
            "bedrockruntime",
            "bedrockagentruntime",
            "bedrockagentcore",
            "sagemakerruntime",
            "athena",
            "rdsdata",
            "textract",
            "rekognition",
            "comprehend",
            "translate");

    private final AwsTasks tasks;

    public AwsSdkAction(AwsTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public boolean serves(TaskResource resource) {
        boolean offered = resource.pattern() == CallPattern.REQUEST_RESPONSE
                || resource.pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        return AwsAction.isGeneric(resource)
                && offered
                && AwsAction.of(resource).isPresent();
    }

    /** What reads only, or carries a token of the attempt. */
    @Override
    public boolean repeatable(TaskResource resource) {
        return AwsAction.of(resource)
                .map(AwsAction::operation)
                .map(operation ->
                        operation.readOnly() || operation.tokenMember().isPresent())
                .orElse(false);
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return SLOW.contains(AwsAction.serviceName(resource)) ? Duration.ofMinutes(15) : AwsTasks.USUAL;
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        AwsAction action = AwsAction.of(call.resource()).orElseThrow();
        try {
            ObjectNode input = AwsTasks.input(action, call, Dialect.SDK_2);
            return answer(call, action, tasks.call(call, action, input, bound(call.resource(), call.parameters())));
        } catch (ArgumentsException e) {
            return AwsTasks.refused(call, e);
        } catch (NotPermittedException e) {
            return AwsTasks.notPermitted(e);
        }
    }

    private static TaskAnswer answer(TaskCall call, AwsAction action, AwsReply reply) {
        return switch (reply) {
            case AwsReply.Done done -> done(call, action, done);
            case AwsReply.Refused refused -> new TaskAnswer.Failed(SdkTwoFailures.refused(action, refused));
            case AwsReply.Unanswered unanswered ->
                new TaskAnswer.Failed(SdkTwoFailures.unanswered(action, unanswered.message()));
            case AwsReply.TooLong tooLong -> tooLong(call);
        };
    }

    private static TaskAnswer done(TaskCall call, AwsAction action, AwsReply.Done done) {
        ObjectNode result =
                new Results(Dialect.SDK_2, false).of(action.operation().outputShape(), done.output());
        Json output = Json.of(result);
        if (output.utf8Length() > ResultLimit.BYTES) {
            return tooLong(call);
        }
        return call.resource().waitsForToken() ? new TaskAnswer.Submitted(output) : new TaskAnswer.Succeeded(output);
    }

    private static TaskAnswer tooLong(TaskCall call) {
        return new TaskAnswer.Failed(ResultLimit.exceeded(call.resource().resourceType()));
    }
}
