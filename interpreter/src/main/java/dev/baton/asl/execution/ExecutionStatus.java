package dev.baton.asl.execution;

/** The statuses of an execution, as the API spells them. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED;

    public boolean isClosed() {
        return this != RUNNING;
    }
}
