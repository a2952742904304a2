package dev.baton.engine.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** The input of an execution. */
public final class ExecutionInputs {

    /** The service model's limit, in bytes. */
    private static final int LONGEST = 262_144;

    private ExecutionInputs() {}

    /**
     * The input that a task's parameters give: a text is the document itself (recording {@code
     * credentials/test_cross_account_states_start_sync_execution}), absent and null are the empty object.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidExecutionInput
     */
    public static Json of(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Json.EMPTY_OBJECT;
        }
        Json input = given.isTextual() ? of(given.textValue()) : Json.of(given);
        if (input.utf8Length() > LONGEST) {
            throw StartErrors.invalidInput("Input is too long");
        }
        return input;
    }

    /**
     * Any JSON value, kept as it was written; absent is the empty object.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidExecutionInput in Jackson's words, which are AWS's (recording
     *     {@code sfn_api/test_invalid_start_execution_input})
     */
    public static Json of(@Nullable String input) {
        if (input == null) {
            return Json.EMPTY_OBJECT;
        }
        if (input.isBlank()) {
            throw StartErrors.invalidInput("Invalid execution input.");
        }
        try {
            return JsonText.document(input);
        } catch (JsonProcessingException e) {
            throw StartErrors.invalidInput(e);
        }
    }
}
