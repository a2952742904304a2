package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.http.HttpExchange.Outcome;
import dev.baton.integrations.http.HttpTargets;
import dev.baton.integrations.sdk.AwsTasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * {@code arn:aws:states:::eks:call}: any call of a cluster's API (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html">Step Functions' guide</a>).
 */
public final class EksCall implements TaskIntegration {
    /** What its arguments may have. */
    public static final Set<String> FIELDS = Set.of(
            "ClusterName", "CertificateAuthority", "Endpoint", "Method", "Path", "QueryParameters", "RequestBody");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");

    private final ClusterApi api;

    public EksCall(AwsTasks tasks, HttpTargets targets) {
        this.api = new ClusterApi(new Clusters(tasks), targets);
    }

    @Override
    public boolean serves(TaskResource resource) {
        boolean offered = resource.pattern() == CallPattern.REQUEST_RESPONSE
                || resource.pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        return resource.integration().equals("eks:call") && offered;
    }

    /** A call may do anything. */
    @Override
    public boolean repeatable(TaskResource resource) {
        return false;
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return Duration.ofSeconds(90);
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        try {
            Outcome outcome = api.send(call, request(call.parameters().node()));
            return outcome instanceof Outcome.Answered answered && EksAnswers.isSuccess(outcome)
                    ? answer(call, EksAnswers.output(answered))
                    : EksAnswers.failed(call, outcome);
        } catch (NoClusterException e) {
            return EksArguments.refused(call, e);
        } catch (NotPermittedException e) {
            return AwsTasks.notPermitted(e);
        }
    }

    private static TaskAnswer answer(TaskCall call, Json output) {
        if (output.utf8Length() > ResultLimit.BYTES) {
            return new TaskAnswer.Failed(ResultLimit.exceeded(call.resource().resourceType()));
        }
        return call.resource().waitsForToken() ? new TaskAnswer.Submitted(output) : new TaskAnswer.Succeeded(output);
    }

    private static ClusterApi.Request request(JsonNode arguments) throws NoClusterException {
        EksArguments.check(arguments, FIELDS);
        String method = arguments.path("Method").asText();
        if (!METHODS.contains(method)) {
            throw new NoClusterException("The value for the field 'Method' must be one of " + METHODS);
        }
        String path = arguments.path("Path").asText();
        if (!path.matches("/[!-~&&[^?#\\\\]]*")) {
            throw new NoClusterException("The value for the field 'Path' must be an encoded path but was: " + path);
        }
        JsonNode body = arguments.path("RequestBody");
        return new ClusterApi.Request(
                SdkHttpMethod.fromValue(method),
                path,
                EksArguments.query(arguments.path("QueryParameters")),
                body.isMissingNode() || body.isNull() ? Optional.empty() : Optional.of(body));
    }
}
