package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.start.StartErrors;
import java.util.function.Supplier;

/** The errors of the service model, in AWS's words (recordings of the groups {@code sfn_api*}). */
final class ApiErrors {

    private ApiErrors() {}

    static ApiException validation(String text) {
        return new ApiException("ValidationException", text);
    }

    static ApiException invalidToken() {
        return new ApiException("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static ApiException invalidLogging(String text) {
        return new ApiException("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + text);
    }

    /** What a configuration with a key needs: the API reference lists no state of the key among these actions' errors. */
    static <T> T checkingKey(Supplier<T> use) {
        try {
            return use.get();
        } catch (KeyRefusedException e) {
            throw e.keyState().isEmpty()
                    ? StartErrors.keyRefused(e)
                    : new ApiException(
                            "InvalidEncryptionConfiguration",
                            "Invalid Encryption Configuration: '" + e.getMessage() + "'");
        }
    }

    /** The same of what gives nothing. */
    static void checkingKey(Runnable use) {
        checkingKey(() -> {
            use.run();
            return true;
        });
    }

    static ApiException invalidOutput(JsonProcessingException e) {
        return new ApiException("InvalidOutput", "Invalid Output: '" + e.getOriginalMessage() + "'");
    }

    static ApiException machineExists(String arn) {
        return new ApiException("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }

    static ApiException noSuchExecution(String arn) {
        return new ApiException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    static ApiException notRedrivable(String reason) {
        return new ApiException("ExecutionNotRedrivable", reason);
    }

    static ApiException noSuchActivity(String arn) {
        return new ApiException("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
    }

    static ApiException noSuchResource(String arn) {
        return new ApiException("ResourceNotFound", "Resource not found: '" + arn + "'");
    }

    static ApiException noReferencedResource() {
        return new ApiException("ResourceNotFound", "Request references a resource that does not exist.");
    }

    static ApiException tooManyTags(String arn) {
        return new ApiException("TooManyTags", "Too many tags for resource: '" + arn + "'");
    }

    static ApiException taskTimedOut() {
        return new ApiException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }

    static ApiException conflict(String text) {
        return new ApiException("ConflictException", text);
    }

    static ApiException unsupported(String action) {
        return new ApiException(
                "UnsupportedOperationException",
                "Baton does not support " + action + " yet; docs/feature-support.md lists what it does");
    }

    static ApiException unknownOperation(String target) {
        return new ApiException("UnknownOperationException", "Unknown operation: " + target);
    }
}
