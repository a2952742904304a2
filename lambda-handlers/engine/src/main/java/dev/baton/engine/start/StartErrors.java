package dev.baton.engine.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.engine.api.wire.ApiException;

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

    static ApiException executionExists(String arn) {
        return new ApiException("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }
}
