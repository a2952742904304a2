package dev.baton.integrations.lambda;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.CompactText;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.ResultLimit;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A Task whose Resource is a function's ARN: the effective input goes in as it is, what the function returns comes out as it
 * is.
 */
public final class LambdaFunction implements TaskIntegration {
    private final FunctionCall function;

    /** @param client made when the first function is called */
    public LambdaFunction(Supplier<LambdaClient> client) {
        this(client, Optional.empty());
    }

    /** @param roles in whose name functions are called; empty: in that of the client */
    public LambdaFunction(Supplier<LambdaClient> client, Optional<Credentials> roles) {
        this.function = new FunctionCall(client, roles);
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.LAMBDA_FUNCTION;
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        String arn = call.resource().arn();
        FunctionCall.Reply reply = function.invoke(
                call,
                request -> request.functionName(arn)
                        .clientContext(AttemptContext.of(call))
                        .payload(SdkBytes.fromUtf8String(call.parameters().text())));
        return switch (reply) {
            case FunctionCall.Reply.NotReturned not -> not.answer();
            case FunctionCall.Reply.Returned returned ->
                returned.bytes() > ResultLimit.BYTES
                        ? new TaskAnswer.Failed(ResultLimit.exceeded(arn))
                        : new TaskAnswer.Succeeded(output(returned.payload()));
        };
    }

    /** A custom runtime may return what is not JSON; it is then a text. */
    private static Json output(String payload) {
        return CompactText.isJson(payload) ? Json.ofText(payload) : CompactText.quoted(payload);
    }

    /** A function may do anything. */
    @Override
    public boolean repeatable(TaskResource resource) {
        return false;
    }
}
