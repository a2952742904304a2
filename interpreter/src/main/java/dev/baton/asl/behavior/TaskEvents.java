package dev.baton.asl.behavior;

import dev.baton.asl.Arn;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.util.Optional;
import java.util.OptionalLong;

/** The history of a task attempt: each of the three kinds of resource has event types of its own. */
final class TaskEvents {
    /** Time-outs are shown without a cause (recorded, timeouts/*). */
    private static final Failure TIMEOUT = Failure.of(ErrorNames.TIMEOUT);

    private TaskEvents() {}

    /** The events from scheduling to starting; gives the last one's id. */
    static long scheduled(
            Run run,
            Frame frame,
            TaskState state,
            Json parameters,
            OptionalLong timeout,
            OptionalLong heartbeat,
            Optional<String> role) {
        TaskResource resource = state.resource();
        return switch (resource.kind()) {
            case LAMBDA_FUNCTION -> {
                long id = run.event(
                        frame.lastEventId(),
                        HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
                        new EventDetails.LambdaFunctionScheduled(resource.arn(), parameters, timeout, role));
                yield run.event(id, HistoryEventType.LAMBDA_FUNCTION_STARTED, EventDetails.None.INSTANCE);
            }
            case ACTIVITY ->
                run.event(
                        frame.lastEventId(),
                        HistoryEventType.ACTIVITY_SCHEDULED,
                        new EventDetails.ActivityScheduled(resource.arn(), parameters, timeout, heartbeat));
            case SERVICE -> {
                long id = run.event(
                        frame.lastEventId(),
                        HistoryEventType.TASK_SCHEDULED,
                        new EventDetails.TaskScheduled(
                                resource.resourceType(),
                                resource.action(),
                                region(run),
                                parameters,
                                timeout,
                                heartbeat,
                                role));
                yield run.event(
                        id,
                        HistoryEventType.TASK_STARTED,
                        new EventDetails.TaskStarted(resource.resourceType(), resource.action()));
            }
        };
    }

    /** The region of the execution's ARN. */
    private static String region(Run run) {
        return Arn.parse(run.identity.executionArn()).map(Arn::region).orElse("");
    }

    static long pickedUp(Run run, Frame frame, Optional<String> workerName) {
        return run.event(
                frame.lastEventId(), HistoryEventType.ACTIVITY_STARTED, new EventDetails.ActivityStarted(workerName));
    }

    static long submitted(Run run, Frame frame, TaskState state, Json output) {
        TaskResource resource = state.resource();
        return run.event(
                frame.lastEventId(),
                HistoryEventType.TASK_SUBMITTED,
                new EventDetails.TaskOutput(resource.resourceType(), resource.action(), output));
    }

    static long succeeded(Run run, Frame frame, TaskState state, Json output) {
        TaskResource resource = state.resource();
        return switch (resource.kind()) {
            case LAMBDA_FUNCTION ->
                run.event(
                        frame.lastEventId(),
                        HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
                        new EventDetails.Output(output));
            case ACTIVITY ->
                run.event(frame.lastEventId(), HistoryEventType.ACTIVITY_SUCCEEDED, new EventDetails.Output(output));
            case SERVICE ->
                run.event(
                        frame.lastEventId(),
                        HistoryEventType.TASK_SUCCEEDED,
                        new EventDetails.TaskOutput(resource.resourceType(), resource.action(), output));
        };
    }

    static long failed(Run run, Frame frame, TaskState state, Failure failure) {
        return ended(
                run,
                frame,
                state,
                failure,
                HistoryEventType.LAMBDA_FUNCTION_FAILED,
                HistoryEventType.ACTIVITY_FAILED,
                HistoryEventType.TASK_FAILED);
    }

    static long timedOut(Run run, Frame frame, TaskState state) {
        return ended(
                run,
                frame,
                state,
                TIMEOUT,
                HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT,
                HistoryEventType.ACTIVITY_TIMED_OUT,
                HistoryEventType.TASK_TIMED_OUT);
    }

    private static long ended(
            Run run,
            Frame frame,
            TaskState state,
            Failure failure,
            HistoryEventType function,
            HistoryEventType activity,
            HistoryEventType service) {
        TaskResource resource = state.resource();
        return switch (resource.kind()) {
            case LAMBDA_FUNCTION -> run.event(frame.lastEventId(), function, new EventDetails.Error(failure));
            case ACTIVITY -> run.event(frame.lastEventId(), activity, new EventDetails.Error(failure));
            case SERVICE ->
                run.event(
                        frame.lastEventId(),
                        service,
                        new EventDetails.TaskError(resource.resourceType(), resource.action(), failure));
        };
    }
}
