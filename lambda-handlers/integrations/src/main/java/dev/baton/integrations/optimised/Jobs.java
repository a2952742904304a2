package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.Token;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.Results;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks about jobs that {@code .sync} tasks submitted, and ends them. */
final class Jobs {
    private static final String SUBMITTED_AT = "at";

    /** A service shows a new job late at times; one that it does not show after that is gone. */
    private static final Duration SHOWN_LATE = Duration.ofMinutes(2);

    private final AwsTasks tasks;
    private final InstantSource clock;

    Jobs(AwsTasks tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    JobStatus poll(TaskCall call, OptimisedAction row, Job job, JsonNode handle) throws InterruptedException {
        AwsAction describe = row.action(job.describe().operation());
        try {
            return switch (tasks.call(call, describe, job.describe().of(handle), TaskIntegration.POLL_BOUND)) {
                case AwsReply.Done done -> status(call, row, job, describe, done.output(), handle);
                case AwsReply.Refused refused -> refused(row, job, refused);
                case AwsReply.Unanswered unanswered -> new JobStatus.TryLater(unanswered.message());
                case AwsReply.TooLong tooLong ->
                    failed(ResultLimit.exceeded(call.resource().resourceType()));
            };
        } catch (NotPermittedException e) {
            return new JobStatus.Refused(String.valueOf(e.getMessage()));
        }
    }

    private JobStatus status(
            TaskCall call, OptimisedAction row, Job job, AwsAction describe, JsonNode output, JsonNode handle) {
        String status = output.at(job.status()).asText();
        if (status.isEmpty() && isOld(handle)) {
            return new JobStatus.Gone(row.integration() + " started a job that is not known any more: " + handle);
        }
        boolean good = job.good().contains(status);
        if (!good && !job.failed().contains(status)) {
            return new JobStatus.Running();
        }
        ObjectNode described = new Results(Dialect.SDK_1, row.adaptation().emptyLists())
                .of(describe.operation().outputShape(), output);
        JsonNode result = row.adaptation().described(result(job, described));
        Json document = Json.of(result);
        if (!good || !row.adaptation().endedWell(result)) {
            return failed(Failure.of(ErrorNames.TASK_FAILED, document.text()));
        }
        return document.utf8Length() > ResultLimit.BYTES
                ? failed(ResultLimit.exceeded(call.resource().resourceType()))
                : new JobStatus.Ended(new Token.Outcome.Success(document));
    }

    private boolean isOld(JsonNode handle) {
        Instant submitted = Instant.ofEpochSecond(handle.path(SUBMITTED_AT).asLong());
        return submitted.plus(SHOWN_LATE).isBefore(clock.instant());
    }

    /** What is kept of a submission. */
    Json handle(Job job, ObjectNode input, JsonNode output) {
        ObjectNode handle = job.handleOf(input, output);
        handle.put(SUBMITTED_AT, clock.instant().getEpochSecond());
        return Json.of(handle);
    }

    /** A pointer; or a member's name and the pointer to its value. */
    private static JsonNode result(Job job, ObjectNode described) {
        String[] named = job.output().split("=", 2);
        return named.length == 2
                ? described.objectNode().set(named[0], described.at(named[1]))
                : described.at(job.output());
    }

    private static JobStatus failed(Failure failure) {
        return new JobStatus.Ended(new Token.Outcome.Fault(failure));
    }

    private static JobStatus refused(OptimisedAction row, Job job, AwsReply.Refused refused) {
        String cause = refused.error().message().orElse("null");
        return switch (RefusalKind.of(refused)) {
            case NOT_NOW -> new JobStatus.TryLater(cause);
            case NOT_ALLOWED -> new JobStatus.Refused(cause);
            case NOT_THERE ->
                job.good().contains(Job.GONE)
                        ? new JobStatus.Ended(new Token.Outcome.Success(Json.EMPTY_OBJECT))
                        : new JobStatus.Gone(row.words()
                                .refused(row.action().service(), refused)
                                .cause()
                                .orElse(cause));
        };
    }

    /** What cannot be found has ended; what was never told of cannot be found. */
    Cancellation cancel(TaskCall call, OptimisedAction row, Job job, Optional<Json> handle)
            throws InterruptedException {
        if (job.cancel().isEmpty() || handle.isEmpty()) {
            return new Cancellation.Confirmed();
        }
        Job.Request request = job.cancel().get();
        AwsAction action = row.action(request.operation());
        try {
            return switch (tasks.call(call, action, request.of(handle.get().node()), TaskIntegration.POLL_BOUND)) {
                case AwsReply.Done done -> new Cancellation.Confirmed();
                case AwsReply.TooLong tooLong -> new Cancellation.Confirmed();
                case AwsReply.Unanswered unanswered -> new Cancellation.TryLater(unanswered.message());
                case AwsReply.Refused refused -> notCancelled(refused);
            };
        } catch (NotPermittedException e) {
            return new Cancellation.TryLater(String.valueOf(e.getMessage()));
        }
    }

    static Cancellation notCancelled(AwsReply.Refused refused) {
        return RefusalKind.of(refused) == RefusalKind.NOT_THERE
                ? new Cancellation.Confirmed()
                : new Cancellation.TryLater(refused.error().message().orElse("refused"));
    }
}
