package dev.baton.engine.log.codec;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Pending;

/** The numbers of the state's closed families in stored entries. They never change. */
final class StateCodes {
    /** The scalars that changed, one bit each, in the order in which they are written. */
    static final int STATUS = 1;

    static final int NEXT_FRAME = 2;
    static final int NEXT_ATTEMPT = 4;
    static final int DEADLINE = 8;
    static final int OUTPUT = 16;
    static final int FAILURE = 32;
    static final int REDRIVES = 64;

    static final int ENTER = 0;
    static final int WAIT = 1;
    static final int RETRY = 2;
    static final int TASK = 3;
    static final int BRANCHES = 4;

    /** A task whose submission is kept. Since version 2. */
    static final int SUBMITTED_TASK = 5;

    static final int NO_CALLBACK = 0;
    static final int CALLBACK_SUCCESS = 1;
    static final int CALLBACK_FAULT = 2;

    private StateCodes() {}

    static int of(ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> 0;
            case SUCCEEDED -> 1;
            case FAILED -> 2;
            case TIMED_OUT -> 3;
            case ABORTED -> 4;
        };
    }

    static ExecutionStatus status(int code) {
        return switch (code) {
            case 0 -> ExecutionStatus.RUNNING;
            case 1 -> ExecutionStatus.SUCCEEDED;
            case 2 -> ExecutionStatus.FAILED;
            case 3 -> ExecutionStatus.TIMED_OUT;
            case 4 -> ExecutionStatus.ABORTED;
            default -> throw new IllegalArgumentException("no status has the code " + code);
        };
    }

    static int of(Pending.Phase phase) {
        return switch (phase) {
            case SCHEDULED -> 0;
            case STARTED -> 1;
            case SUBMITTED -> 2;
        };
    }

    static Pending.Phase phase(int code) {
        return switch (code) {
            case 0 -> Pending.Phase.SCHEDULED;
            case 1 -> Pending.Phase.STARTED;
            case 2 -> Pending.Phase.SUBMITTED;
            default -> throw new IllegalArgumentException("no phase has the code " + code);
        };
    }
}
