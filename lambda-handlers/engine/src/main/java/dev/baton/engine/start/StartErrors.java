package dev.baton.engine.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.KeyRefusedException;
import java.util.Map;

/** Why a start is refused, in AWS's words (recordings of the groups {@code sfn_api*}). */
public final class StartErrors {

    private StartErrors() {}

    public static ApiException invalidArn(String text) {
        return new ApiException("InvalidArn", "Invalid Arn: '" + text + "'");
    }

    public static ApiException invalidName(String name) {
        return new ApiException("InvalidName", "Invalid Name: '" + name + "'");
    }

    static ApiException invalidInput(String text) {
        return new ApiException("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + text + "'");
    }

    static ApiException invalidInput(JsonProcessingException e) {
        return invalidInput(e.getOriginalMessage());
    }

    public static ApiException noSuchMachine(String arn) {
        return new ApiException("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    public static ApiException machineDeleting(String arn) {
        return new ApiException("StateMachineDeleting", "State Machine Deleting: '" + arn + "'");
    }

    public static ApiException wrongMachineType() {
        return new ApiException(
                "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
    }

    static ApiException labelledMachine(String arn) {
        return new ApiException(
                400,
                "ValidationException",
                "This operation does not support labelled state machine ARNs: '" + arn + "'",
                Map.of("reason", "API_DOES_NOT_SUPPORT_LABELED_ARNS"));
    }

    static ApiException executionExists(String arn) {
        return new ApiException("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    /** A key that cannot be used, with KMS's own words and the state in which the key is. */
    public static ApiException keyRefused(KeyRefusedException e) {
        return new ApiException(
                400,
                e.reason().errorCode(),
                String.valueOf(e.getMessage()),
                e.keyState().map(state -> Map.of("kmsKeyState", state)).orElse(Map.of()));
    }
}
