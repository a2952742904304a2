package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.DistributedMap;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.task.ResultShapes;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.MockResponseValidationMode;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** What stands for the work of a tested state: its result or its failure. */
sealed interface TestStateMock {
    /** It ends well. */
    record Result(Json json) implements TestStateMock {}

    /** It fails. */
    record Error(Failure failure) implements TestStateMock {}

    /**
     * Checks what can be checked before the definition is read.
     *
     * @throws ApiException ValidationException (recorded, test_state/test_both_mock…, test_reveal_secrets…)
     */
    static void checkForm(TestStateRequest request) {
        MockInput mock = request.mock();
        if (mock == null) {
            if (request.context() != null) {
                throw ApiErrors.validation("A Context object may only be specified together with a mock.");
            }
            return;
        }
        if (mock.result() != null && mock.errorOutput() != null) {
            throw ApiErrors.validation(
                    "A test mock should have only one of the following fields: [result, errorOutput].");
        }
        if (mock.result() == null && mock.errorOutput() == null) {
            throw ApiErrors.validation("A test mock should have one of the following fields: [result, errorOutput].");
        }
        if (Boolean.TRUE.equals(request.revealSecrets())) {
            throw ApiErrors.validation("TestState does not support RevealSecrets when a mock is specified.");
        }
    }

    /**
     * Reads a mock.
     *
     * @param shapes what results are checked against
     * @throws ApiException ValidationException when its result is not what the state can have
     */
    static Optional<TestStateMock> of(TestStateRequest request, State state, ResultShapes shapes) {
        MockInput mock = request.mock();
        if (mock == null) {
            return Optional.empty();
        }
        if (mock.errorOutput() != null) {
            return Optional.of(new Error(new Failure(
                    Optional.ofNullable(mock.errorOutput().error()),
                    Optional.ofNullable(mock.errorOutput().cause()))));
        }
        Json result = json(mock.result());
        check(result.node(), state, mock.fieldValidationMode(), shapes);
        return Optional.of(new Result(result));
    }

    private static Json json(String text) {
        try {
            return JsonText.document(text);
        } catch (JsonProcessingException e) {
            throw ApiErrors.validation("Mocked result must be valid JSON");
        }
    }

    private static void check(JsonNode result, State state, MockResponseValidationMode mode, ResultShapes shapes) {
        if (state instanceof ParallelState parallel) {
            requireArray(result);
            if (result.size() != parallel.branches().size()) {
                throw ApiErrors.validation(
                        "Mocked result must contain the same number of items as number of Parallel branches.");
            }
        } else if (state instanceof MapState map) {
            checkOfMap(result, map);
        } else if (state instanceof TaskState task && mode != MockResponseValidationMode.NONE) {
            shapes.fault(task.resource(), result, mode != MockResponseValidationMode.PRESENT)
                    .ifPresent(fault -> {
                        throw ApiErrors.validation("Mock result schema validation error: " + fault);
                    });
        }
    }

    /** With a ResultWriter a Map's result tells where the results lie. */
    private static void checkOfMap(JsonNode result, MapState map) {
        if (map.distributed().flatMap(DistributedMap::resultWriter).isEmpty()) {
            requireArray(result);
        } else if (!result.isObject()) {
            throw ApiErrors.validation("Mocked result must be a JSON object.");
        }
    }

    private static void requireArray(JsonNode result) {
        if (!result.isArray()) {
            throw ApiErrors.validation("Mocked result must be an array.");
        }
    }
}
