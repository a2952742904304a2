package dev.baton.engine.log.codec;

import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;

/** The shapes of event details. A shape's code stands in stored entries and never changes. */
enum Shape {
    NONE(0),
    EXECUTION_STARTED(1),
    EXECUTION_REDRIVEN(2),
    OUTPUT(3),
    ERROR(4),
    STATE_ENTERED(5),
    STATE_EXITED(6),
    EVALUATION_FAILED(7),
    TASK_SCHEDULED(8),
    TASK_STARTED(9),
    TASK_OUTPUT(10),
    TASK_ERROR(11),
    LAMBDA_FUNCTION_SCHEDULED(12),
    ACTIVITY_SCHEDULED(13),
    ACTIVITY_STARTED(14),
    MAP_STATE_STARTED(15),
    MAP_ITERATION(16),
    MAP_RUN_STARTED(17),
    MAP_RUN_REDRIVEN(18),
    EXECUTION_REDRIVEN_CHANGED(19);

    private static final Shape[] BY_CODE = values();
    private static final Shape[] BY_TYPE = byType();

    private final int code;

    Shape(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The shape of a stored code. */
    static Shape ofCode(int code) {
        for (Shape shape : BY_CODE) {
            if (shape.code == code) {
                return shape;
            }
        }
        throw new IllegalArgumentException("no shape of event details has the code " + code);
    }

    /** The shape that details have. */
    static Shape of(EventDetails details) {
        return switch (details) {
            case EventDetails.None none -> NONE;
            case EventDetails.StateEntered entered -> STATE_ENTERED;
            case EventDetails.StateExited exited -> STATE_EXITED;
            case EventDetails.MapIteration iteration -> MAP_ITERATION;
            case EventDetails.ExecutionStarted started -> EXECUTION_STARTED;
            case EventDetails.ExecutionRedriven redriven ->
                redriven.change().isPresent() ? EXECUTION_REDRIVEN_CHANGED : EXECUTION_REDRIVEN;
            case EventDetails.Output output -> OUTPUT;
            case EventDetails.Error error -> ERROR;
            case EventDetails.EvaluationFailed failed -> EVALUATION_FAILED;
            case EventDetails.TaskScheduled scheduled -> TASK_SCHEDULED;
            case EventDetails.TaskStarted started -> TASK_STARTED;
            case EventDetails.TaskOutput output -> TASK_OUTPUT;
            case EventDetails.TaskError error -> TASK_ERROR;
            case EventDetails.LambdaFunctionScheduled scheduled -> LAMBDA_FUNCTION_SCHEDULED;
            case EventDetails.ActivityScheduled scheduled -> ACTIVITY_SCHEDULED;
            case EventDetails.ActivityStarted started -> ACTIVITY_STARTED;
            case EventDetails.MapStateStarted started -> MAP_STATE_STARTED;
            case EventDetails.MapRunStarted started -> MAP_RUN_STARTED;
            case EventDetails.MapRunRedriven redriven -> MAP_RUN_REDRIVEN;
        };
    }

    /** The shape that events of that type have by AWS's service model, so that an entry need not name it. */
    static Shape usual(HistoryEventType type) {
        return BY_TYPE[type.code()];
    }

    private static Shape[] byType() {
        Shape[] table = new Shape[256];
        for (HistoryEventType type : HistoryEventType.values()) {
            table[type.code()] = usualOf(type);
        }
        return table;
    }

    private static Shape usualOf(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_STARTED -> EXECUTION_STARTED;
            case EXECUTION_REDRIVEN -> EXECUTION_REDRIVEN;
            case EXECUTION_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED -> OUTPUT;
            case EXECUTION_FAILED,
                    EXECUTION_ABORTED,
                    EXECUTION_TIMED_OUT,
                    LAMBDA_FUNCTION_FAILED,
                    LAMBDA_FUNCTION_TIMED_OUT,
                    LAMBDA_FUNCTION_SCHEDULE_FAILED,
                    LAMBDA_FUNCTION_START_FAILED,
                    ACTIVITY_FAILED,
                    ACTIVITY_TIMED_OUT,
                    ACTIVITY_SCHEDULE_FAILED,
                    MAP_RUN_FAILED -> ERROR;
            case CHOICE_STATE_ENTERED,
                    FAIL_STATE_ENTERED,
                    MAP_STATE_ENTERED,
                    PARALLEL_STATE_ENTERED,
                    PASS_STATE_ENTERED,
                    SUCCEED_STATE_ENTERED,
                    TASK_STATE_ENTERED,
                    WAIT_STATE_ENTERED -> STATE_ENTERED;
            case CHOICE_STATE_EXITED,
                    MAP_STATE_EXITED,
                    PARALLEL_STATE_EXITED,
                    PASS_STATE_EXITED,
                    SUCCEED_STATE_EXITED,
                    TASK_STATE_EXITED,
                    WAIT_STATE_EXITED -> STATE_EXITED;
            case EVALUATION_FAILED -> EVALUATION_FAILED;
            case TASK_SCHEDULED -> TASK_SCHEDULED;
            case TASK_STARTED -> TASK_STARTED;
            case TASK_SUBMITTED, TASK_SUCCEEDED -> TASK_OUTPUT;
            case TASK_FAILED, TASK_TIMED_OUT, TASK_START_FAILED, TASK_SUBMIT_FAILED -> TASK_ERROR;
            case LAMBDA_FUNCTION_SCHEDULED -> LAMBDA_FUNCTION_SCHEDULED;
            case ACTIVITY_SCHEDULED -> ACTIVITY_SCHEDULED;
            case ACTIVITY_STARTED -> ACTIVITY_STARTED;
            case MAP_STATE_STARTED -> MAP_STATE_STARTED;
            case MAP_ITERATION_STARTED, MAP_ITERATION_SUCCEEDED, MAP_ITERATION_FAILED, MAP_ITERATION_ABORTED ->
                MAP_ITERATION;
            case MAP_RUN_STARTED -> MAP_RUN_STARTED;
            case MAP_RUN_REDRIVEN -> MAP_RUN_REDRIVEN;
            case LAMBDA_FUNCTION_STARTED,
                    MAP_RUN_ABORTED,
                    MAP_RUN_SUCCEEDED,
                    MAP_STATE_ABORTED,
                    MAP_STATE_FAILED,
                    MAP_STATE_SUCCEEDED,
                    PARALLEL_STATE_ABORTED,
                    PARALLEL_STATE_FAILED,
                    PARALLEL_STATE_STARTED,
                    PARALLEL_STATE_SUCCEEDED,
                    TASK_STATE_ABORTED,
                    WAIT_STATE_ABORTED -> NONE;
        };
    }
}
