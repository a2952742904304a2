package dev.baton.integrations.states;

import dev.baton.asl.execution.Failure;

/** StartExecution refuses a call, with the API's error code and message. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    Refusal(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** As the task's failure, in the dialect of optimised integrations. */
    Failure failure(String requestId) {
        return Failure.of(
                "StepFunctions." + code + "Exception",
                getMessage() + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + "; Request ID: "
                        + requestId + "; Proxy: null)");
    }
}
