package dev.baton.asl.execution;

/** The error names that the Amazon States Language reserves (specification, appendix A; AWS's list of error names). */
public final class ErrorNames {
    public static final String ALL = "States.ALL";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String PERMISSIONS = "States.Permissions";
    public static final String RUNTIME = "States.Runtime";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    /** What AWS calls a ResultPath that does not fit its input, beside the documented States.ResultPathMatchFailure. */
    public static final String REFERENCE_PATH_CONFLICT = "States.ReferencePathConflict";

    public static final String PARAMETER_PATH_FAILURE = "States.ParameterPathFailure";

    private ErrorNames() {}
}
