package dev.baton.engine.api;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.start.StartErrors;
import dev.baton.engine.start.StartRequest;
import dev.baton.engine.start.Starts;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.model.BillingDetails;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** StartSyncExecution: Express machines only; a failed execution is a good answer (recordings {@code express/express_sync*}). */
final class StartSyncExecutionAction implements Action<StartSyncExecutionRequest> {
    private static final CloudWatchEventsExecutionDataDetails INCLUDED =
            CloudWatchEventsExecutionDataDetails.builder().included(true).build();
    private static final long BILLED_STEP_MILLIS = 100;
    private static final long BILLED_MEMORY_MB = 64;

    private final Starts starts;
    private final Executions executions;

    StartSyncExecutionAction(Starts starts, Executions executions) {
        this.starts = starts;
        this.executions = executions;
    }

    @Override
    public Answer perform(StartSyncExecutionRequest request) {
        NewExecution execution = starts.prepare(
                StartRequest.of(request.stateMachineArn(), request.name(), request.input(), request.traceHeader()));
        if (!execution.identity().express()) {
            throw StartErrors.wrongMachineType();
        }
        Executions.ExpressRun run = executions.runExpress(execution);
        return new Answer.Shape(answer(execution, run, request.includedData() != IncludedData.METADATA_ONLY));
    }

    private static StartSyncExecutionResponse answer(
            NewExecution started, Executions.ExpressRun run, boolean includeData) {
        ExecutionIdentity identity = started.identity();
        Execution ended = run.execution();
        StartSyncExecutionResponse.Builder answer = StartSyncExecutionResponse.builder()
                .executionArn(identity.executionArn())
                .stateMachineArn(identity.stateMachineArn())
                .name(identity.name())
                .startDate(run.startDate())
                .stopDate(run.stopDate())
                .status(ended.status().name())
                .error(ended.failure().flatMap(Failure::error).orElse(null))
                .cause(ended.failure().flatMap(Failure::cause).orElse(null))
                .traceHeader(started.traceHeader().orElse(null))
                .billingDetails(billing(run));
        if (includeData) {
            answer.input(identity.input().text())
                    .inputDetails(INCLUDED)
                    .output(ended.output().map(Json::text).orElse(null))
                    .outputDetails(INCLUDED);
        }
        return answer.build();
    }

    private static BillingDetails billing(Executions.ExpressRun run) {
        long millis =
                Math.max(1, Duration.between(run.startDate(), run.stopDate()).toMillis());
        long steps = (millis + BILLED_STEP_MILLIS - 1) / BILLED_STEP_MILLIS;
        return BillingDetails.builder()
                .billedDurationInMilliseconds(steps * BILLED_STEP_MILLIS)
                .billedMemoryUsedInMB(BILLED_MEMORY_MB)
                .build();
    }
}
