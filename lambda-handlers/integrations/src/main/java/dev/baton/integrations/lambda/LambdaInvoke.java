package dev.baton.integrations.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.CompactText;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.SdkAnswer;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * {@code arn:aws:states:::lambda:invoke}, also {@code .waitForTaskToken}: parameters FunctionName, Payload, Qualifier,
 * InvocationType, LogType and ClientContext; the output holds the payload and what the SDK tells of the answer (recordings
 * {@code services/test_invoke}, {@code services/lambda_task_service*}).
 */
public final class LambdaInvoke implements TaskIntegration {
    private final FunctionCall function;

    /** @param client made when the first function is called */
    public LambdaInvoke(Supplier<LambdaClient> client) {
        this(client, Optional.empty());
    }

    /** @param roles in whose name functions are called; empty: in that of the client */
    public LambdaInvoke(Supplier<LambdaClient> client, Optional<Credentials> roles) {
        this.function = new FunctionCall(client, roles);
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.integration().equals("lambda:invoke")
                && switch (resource.pattern()) {
                    case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> true;
                    case SYNC, SYNC_2 -> false;
                };
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        JsonNode parameters = call.parameters().node();
        if (!parameters.path("FunctionName").isTextual()) {
            return new TaskAnswer.Failed(Failure.of(
                    ErrorNames.RUNTIME,
                    "The parameter 'FunctionName' of lambda:invoke must be a text but was: "
                            + parameters.path("FunctionName")));
        }
        return switch (function.invoke(call, request -> fill(request, call))) {
            case FunctionCall.Reply.NotReturned not -> not.answer();
            case FunctionCall.Reply.Returned returned -> answer(call.resource(), returned);
        };
    }

    private static void fill(InvokeRequest.Builder request, TaskCall call) {
        JsonNode parameters = call.parameters().node();
        request.functionName(parameters.path("FunctionName").textValue())
                .qualifier(parameters.path("Qualifier").textValue())
                .invocationType(parameters.path("InvocationType").textValue())
                .logType(parameters.path("LogType").textValue())
                .clientContext(clientContext(parameters.path("ClientContext"), call))
                .payload(SdkBytes.fromUtf8String(payload(parameters.path("Payload"))));
    }

    private static String clientContext(JsonNode given, TaskCall call) {
        return given.isTextual() ? given.textValue() : AttemptContext.of(call);
    }

    /** A text is the payload itself (recording {@code …test_invoke_json_values[0.0]}); nothing is an empty object. */
    private static String payload(JsonNode payload) {
        if (payload.isMissingNode() || payload.isNull()) {
            return "{}";
        }
        return payload.isTextual() ? payload.textValue() : Json.of(payload).text();
    }

    private static TaskAnswer answer(TaskResource resource, FunctionCall.Reply.Returned returned) {
        if (returned.bytes() > ResultLimit.BYTES) {
            return new TaskAnswer.Failed(ResultLimit.exceeded(resource.resourceType()));
        }
        Json output = output(returned.response(), returned.payload());
        if (output.utf8Length() > ResultLimit.BYTES) {
            return new TaskAnswer.Failed(ResultLimit.exceeded(resource.resourceType()));
        }
        return resource.waitsForToken() ? new TaskAnswer.Submitted(output) : new TaskAnswer.Succeeded(output);
    }

    private static Json output(InvokeResponse response, String payload) {
        SdkAnswer answer = new SdkAnswer();
        answer.text("ExecutedVersion", response.executedVersion());
        answer.text("LogResult", response.logResult());
        if (!payload.isEmpty()) {
            answer.json(
                    "Payload",
                    CompactText.isJson(payload)
                            ? CompactText.of(payload)
                            : CompactText.quoted(payload).text());
        }
        answer.metadata(
                response.sdkHttpResponse(),
                response.sdkHttpResponse()
                        .firstMatchingHeader("x-amzn-RequestId")
                        .orElse(null));
        answer.json("StatusCode", String.valueOf(response.statusCode()));
        return answer.done();
    }

    /** A function may do anything. */
    @Override
    public boolean repeatable(TaskResource resource) {
        return false;
    }
}
