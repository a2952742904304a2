package dev.baton.engine.api;

import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.InvalidDefinitionText;
import dev.baton.asl.validation.MachineType;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.api.wire.ApiException;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/**
 * The state that is tested.
 *
 * @param machine the whole definition, or a machine of that state alone
 */
record TestStateSubject(StateMachine machine, State state) {
    /** What a state is called that comes without a name (recorded, test_state/test_state_task_catch_error). */
    private static final String NAMELESS = "StateName";

    /**
     * Reads a definition.
     *
     * @param catalog which resources there are; a mock stands for none that there is not
     * @throws ApiException InvalidDefinition, ValidationException
     */
    static TestStateSubject of(TestStateRequest request, ResourceCatalog catalog) {
        String name = request.stateName() == null ? NAMELESS : request.stateName();
        ParseResult parsed = request.stateName() == null
                ? DefinitionParser.parseState(NAMELESS, request.definition())
                : DefinitionParser.parse(request.definition());
        refuseFaulty(parsed.checkedFor(MachineType.STANDARD).checkedAgainst(catalog));
        StateMachine machine = parsed.machine().orElseThrow();
        State state = machine.state(name).orElseThrow(() -> ApiErrors.validation("State not found in definition"));
        if (request.mock() != null) {
            refuseUnmockable(state);
        } else {
            refuseUncallable(state, request);
        }
        return new TestStateSubject(machine, state);
    }

    private static void refuseFaulty(ParseResult parsed) {
        if (parsed.hasErrors()) {
            throw invalid(InvalidDefinitionText.of(parsed.diagnostics()));
        }
    }

    private static void refuseUnmockable(State state) {
        if (!(state instanceof TaskState || state instanceof ParallelState || state instanceof MapState)) {
            throw ApiErrors.validation(
                    "State type '" + state.type().text() + "' is not supported when a mock is" + " specified");
        }
    }

    private static void refuseUncallable(State state, TestStateRequest request) {
        if (state instanceof ParallelState || state instanceof MapState) {
            throw invalid("TestState API does not support Map or Parallel states. Supported state types include: [Task,"
                    + " Wait, Pass, Succeed, Fail, Choice]");
        }
        if (state instanceof TaskState task) {
            if (task.resource().waitsForToken()
                    || task.resource().pattern() != TaskResource.CallPattern.REQUEST_RESPONSE) {
                throw invalid("TestState API needs a mock for activities and for the '.sync' and '.waitForTaskToken'"
                        + " service integration patterns: '" + task.resource().arn() + "'");
            }
            if (request.roleArn() == null) {
                throw ApiErrors.validation("RoleArn must be specified when testing a Task state");
            }
        }
    }

    private static ApiException invalid(String text) {
        return new ApiException("InvalidDefinition", text);
    }
}
