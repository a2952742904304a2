package dev.baton.asl.history;

/**
 * AWS's 62 event types (service model, HistoryEventType), under their names there. The code stands in stored entries: it
 * never changes, and new types get new codes.
 */
public enum HistoryEventType {
    ACTIVITY_FAILED("ActivityFailed", 1),
    ACTIVITY_SCHEDULE_FAILED("ActivityScheduleFailed", 2),
    ACTIVITY_SCHEDULED("ActivityScheduled", 3),
    ACTIVITY_STARTED("ActivityStarted", 4),
    ACTIVITY_SUCCEEDED("ActivitySucceeded", 5),
    ACTIVITY_TIMED_OUT("ActivityTimedOut", 6),
    CHOICE_STATE_ENTERED("ChoiceStateEntered", 7),
    CHOICE_STATE_EXITED("ChoiceStateExited", 8),
    EVALUATION_FAILED("EvaluationFailed", 9),
    EXECUTION_ABORTED("ExecutionAborted", 10),
    EXECUTION_FAILED("ExecutionFailed", 11),
    EXECUTION_REDRIVEN("ExecutionRedriven", 12),
    EXECUTION_STARTED("ExecutionStarted", 13),
    EXECUTION_SUCCEEDED("ExecutionSucceeded", 14),
    EXECUTION_TIMED_OUT("ExecutionTimedOut", 15),
    FAIL_STATE_ENTERED("FailStateEntered", 16),
    LAMBDA_FUNCTION_FAILED("LambdaFunctionFailed", 17),
    LAMBDA_FUNCTION_SCHEDULE_FAILED("LambdaFunctionScheduleFailed", 18),
    LAMBDA_FUNCTION_SCHEDULED("LambdaFunctionScheduled", 19),
    LAMBDA_FUNCTION_START_FAILED("LambdaFunctionStartFailed", 20),
    LAMBDA_FUNCTION_STARTED("LambdaFunctionStarted", 21),
    LAMBDA_FUNCTION_SUCCEEDED("LambdaFunctionSucceeded", 22),
    LAMBDA_FUNCTION_TIMED_OUT("LambdaFunctionTimedOut", 23),
    MAP_ITERATION_ABORTED("MapIterationAborted", 24),
    MAP_ITERATION_FAILED("MapIterationFailed", 25),
    MAP_ITERATION_STARTED("MapIterationStarted", 26),
    MAP_ITERATION_SUCCEEDED("MapIterationSucceeded", 27),
    MAP_RUN_ABORTED("MapRunAborted", 28),
    MAP_RUN_FAILED("MapRunFailed", 29),
    MAP_RUN_REDRIVEN("MapRunRedriven", 30),
    MAP_RUN_STARTED("MapRunStarted", 31),
    MAP_RUN_SUCCEEDED("MapRunSucceeded", 32),
    MAP_STATE_ABORTED("MapStateAborted", 33),
    MAP_STATE_ENTERED("MapStateEntered", 34),
    MAP_STATE_EXITED("MapStateExited", 35),
    MAP_STATE_FAILED("MapStateFailed", 36),
    MAP_STATE_STARTED("MapStateStarted", 37),
    MAP_STATE_SUCCEEDED("MapStateSucceeded", 38),
    PARALLEL_STATE_ABORTED("ParallelStateAborted", 39),
    PARALLEL_STATE_ENTERED("ParallelStateEntered", 40),
    PARALLEL_STATE_EXITED("ParallelStateExited", 41),
    PARALLEL_STATE_FAILED("ParallelStateFailed", 42),
    PARALLEL_STATE_STARTED("ParallelStateStarted", 43),
    PARALLEL_STATE_SUCCEEDED("ParallelStateSucceeded", 44),
    PASS_STATE_ENTERED("PassStateEntered", 45),
    PASS_STATE_EXITED("PassStateExited", 46),
    SUCCEED_STATE_ENTERED("SucceedStateEntered", 47),
    SUCCEED_STATE_EXITED("SucceedStateExited", 48),
    TASK_FAILED("TaskFailed", 49),
    TASK_SCHEDULED("TaskScheduled", 50),
    TASK_START_FAILED("TaskStartFailed", 51),
    TASK_STARTED("TaskStarted", 52),
    TASK_STATE_ABORTED("TaskStateAborted", 53),
    TASK_STATE_ENTERED("TaskStateEntered", 54),
    TASK_STATE_EXITED("TaskStateExited", 55),
    TASK_SUBMIT_FAILED("TaskSubmitFailed", 56),
    TASK_SUBMITTED("TaskSubmitted", 57),
    TASK_SUCCEEDED("TaskSucceeded", 58),
    TASK_TIMED_OUT("TaskTimedOut", 59),
    WAIT_STATE_ABORTED("WaitStateAborted", 60),
    WAIT_STATE_ENTERED("WaitStateEntered", 61),
    WAIT_STATE_EXITED("WaitStateExited", 62);

    private final String text;
    private final int code;

    HistoryEventType(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /** The name in the API. */
    public String text() {
        return text;
    }

    /** The number in stored entries, 1 to 255. */
    public int code() {
        return code;
    }

    private static final HistoryEventType[] BY_CODE = byCode();

    private static HistoryEventType[] byCode() {
        HistoryEventType[] table = new HistoryEventType[256];
        for (HistoryEventType type : values()) {
            table[type.code] = type;
        }
        return table;
    }

    /**
     * The type of a stored code.
     *
     * @throws IllegalArgumentException when no type has that code
     */
    public static HistoryEventType ofCode(int code) {
        HistoryEventType type = code > 0 && code < 256 ? BY_CODE[code] : null;
        if (type == null) {
            throw new IllegalArgumentException("no history event type has the code " + code);
        }
        return type;
    }
}
