package dev.baton.engine.api.extension;

import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;

/** The errors of the own actions, in the words of the API where it has any. */
final class ExtensionErrors {

    private ExtensionErrors() {}

    static ApiException noSuchExecution(String arn) {
        return new ApiException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    /** The head of an execution. */
    static Head head(ExecutionLog log, String arn) {
        return log.head(arn).orElseThrow(() -> noSuchExecution(arn));
    }
}
