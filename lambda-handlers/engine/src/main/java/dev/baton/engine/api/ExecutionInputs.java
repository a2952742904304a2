package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** The input of an execution. */
final class ExecutionInputs {

    private ExecutionInputs() {}

    /**
     * Any JSON value, kept as it was written; absent is the empty object.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidExecutionInput in Jackson's words, which are AWS's (recording
     *     {@code sfn_api/test_invalid_start_execution_input})
     */
    static Json of(@Nullable String input) {
        if (input == null) {
            return Json.EMPTY_OBJECT;
        }
        if (input.isBlank()) {
            throw ApiErrors.invalidInput("Invalid execution input.");
        }
        try {
            return JsonText.document(input);
        } catch (JsonProcessingException e) {
            throw ApiErrors.invalidInput(e);
        }
    }
}
