package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.Token;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.http.HttpExchange.Outcome;
import dev.baton.integrations.http.HttpTargets;
import dev.baton.integrations.sdk.AwsTasks;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * {@code arn:aws:states:::eks:runJob}, also {@code .sync}: a Job of Kubernetes (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html">Step Functions' guide</a>). A Job has a name that there
 * is once, and bears an annotation that says whose it is; so an attempt whose answer was lost finds its own.
 */
public final class EksRunJob implements TaskIntegration {
    /** What its arguments may have. */
    public static final Set<String> FIELDS =
            Set.of("ClusterName", "CertificateAuthority", "Endpoint", "Namespace", "Job", "LogOptions");

    private final ClusterApi api;
    private final PodLogs logs;

    public EksRunJob(AwsTasks tasks, HttpTargets targets) {
        this.api = new ClusterApi(new Clusters(tasks), targets);
        this.logs = new PodLogs(api);
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.integration().equals("eks:runJob") && resource.pattern() != CallPattern.SYNC_2;
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return true;
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return Duration.ofSeconds(90);
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        try {
            EksArguments.check(call.parameters().node(), FIELDS);
            KubernetesJob job = KubernetesJob.of(call);
            Outcome outcome = api.send(
                    call,
                    ClusterApi.Request.of(SdkHttpMethod.POST, job.collection()).with(job.document()));
            if (EksAnswers.status(outcome) == 409) {
                Outcome standing = api.send(call, ClusterApi.Request.of(SdkHttpMethod.GET, job.path()));
                outcome = job.isOwn(EksAnswers.body(standing)) ? standing : outcome;
            }
            return outcome instanceof Outcome.Answered answered && EksAnswers.isSuccess(outcome)
                    ? submitted(call, job, answered)
                    : new TaskAnswer.Failed(EksAnswers.failure(call, outcome), mayHaveBegun(call, outcome));
        } catch (NoClusterException e) {
            return EksArguments.refused(call, e);
        } catch (NotPermittedException e) {
            return AwsTasks.notPermitted(e);
        }
    }

    private static boolean mayHaveBegun(TaskCall call, Outcome outcome) {
        return call.resource().pattern() == CallPattern.SYNC
                && switch (outcome) {
                    case Outcome.Answered answered -> answered.status() >= 500;
                    case Outcome.Broken broken -> true;
                    case Outcome.TooLong tooLong -> true;
                    case Outcome.Forbidden forbidden -> false;
                };
    }

    private static TaskAnswer submitted(TaskCall call, KubernetesJob job, Outcome.Answered answered) {
        Json output = EksAnswers.output(answered);
        return switch (call.resource().pattern()) {
            case REQUEST_RESPONSE -> new TaskAnswer.Succeeded(output);
            case WAIT_FOR_TASK_TOKEN -> new TaskAnswer.Submitted(output);
            case SYNC, SYNC_2 -> new TaskAnswer.Submitted(output, Optional.of(job.handle(EksAnswers.body(answered))));
        };
    }

    @Override
    public boolean polls(TaskResource resource) {
        return resource.pattern() == CallPattern.SYNC;
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        try {
            KubernetesJob job = KubernetesJob.of(call);
            Outcome outcome = api.send(call, ClusterApi.Request.of(SdkHttpMethod.GET, job.path()));
            return switch (outcome) {
                case Outcome.Answered answered -> status(call, job, answered);
                case Outcome.TooLong tooLong -> ended(EksAnswers.failure(call, outcome));
                case Outcome.Broken broken -> new JobStatus.TryLater(broken.message());
                case Outcome.Forbidden forbidden -> new JobStatus.Refused(forbidden.message());
            };
        } catch (NoClusterException | NotPermittedException e) {
            return new JobStatus.Refused(String.valueOf(e.getMessage()));
        }
    }

    private JobStatus status(TaskCall call, KubernetesJob job, Outcome.Answered answered)
            throws NoClusterException, NotPermittedException, InterruptedException {
        JsonNode body = EksAnswers.body(answered);
        String message = body.path("message").asText(String.valueOf(answered.status()));
        if (answered.status() == 401 || answered.status() == 403) {
            return new JobStatus.Refused(message);
        }
        if (answered.status() == 404) {
            return new JobStatus.Gone(message);
        }
        if (answered.status() / 100 != 2) {
            return new JobStatus.TryLater(message);
        }
        boolean complete = job.hasCondition(body, "Complete");
        if (!complete && !job.hasCondition(body, "Failed")) {
            return new JobStatus.Running();
        }
        ObjectNode result = body.deepCopy();
        if (logs.areWanted(call)) {
            result.set("logs", logs.of(call, job));
        }
        return end(call, Json.of((JsonNode) result), complete);
    }

    private static JobStatus end(TaskCall call, Json result, boolean complete) {
        if (result.utf8Length() > ResultLimit.BYTES) {
            return ended(ResultLimit.exceeded(call.resource().resourceType()));
        }
        return complete
                ? new JobStatus.Ended(new Token.Outcome.Success(result))
                : ended(Failure.of(ErrorNames.TASK_FAILED, result.text()));
    }

    private static JobStatus ended(Failure failure) {
        return new JobStatus.Ended(new Token.Outcome.Fault(failure));
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return polls(resource);
    }

    /** The Job is deleted, and its pods with it. One of the same name that is another's is left alone. */
    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        try {
            KubernetesJob job = KubernetesJob.of(call);
            Outcome standing = api.send(call, ClusterApi.Request.of(SdkHttpMethod.GET, job.path()));
            if (EksAnswers.isSuccess(standing) && !job.isOwn(EksAnswers.body(standing))) {
                return new Cancellation.Confirmed();
            }
            Outcome outcome = EksAnswers.isSuccess(standing)
                    ? api.send(
                            call,
                            ClusterApi.Request.of(SdkHttpMethod.DELETE, job.path())
                                    .with("propagationPolicy", "Background"))
                    : standing;
            return EksAnswers.isSuccess(outcome) || EksAnswers.status(outcome) == 404
                    ? new Cancellation.Confirmed()
                    : new Cancellation.TryLater(
                            EksAnswers.failure(call, outcome).cause().orElse(""));
        } catch (NoClusterException | NotPermittedException e) {
            return new Cancellation.TryLater(String.valueOf(e.getMessage()));
        }
    }
}
