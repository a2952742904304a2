package dev.baton.integrations;

import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;

/** AWS's bound on what a task gives back. */
public final class ResultLimit {

    /** 256 KiB of UTF-8. */
    public static final int BYTES = 262_144;

    private ResultLimit() {}

    /**
     * The failure of a task whose result is longer.
     *
     * @param what the function's ARN, or the service's name ({@code lambda}) for an integration (recordings {@code
     *     error_handling/test_task_lambda_data_limit_exceeded…}, {@code test_service_task_lambada_data_limit_exceeded…})
     */
    public static Failure exceeded(String what) {
        return Failure.of(
                ErrorNames.DATA_LIMIT_EXCEEDED,
                "The state/task '" + what
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }
}
