package dev.baton.integrations.mock;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.mock.MockConfiguration.Responses;
import dev.baton.integrations.mock.MockConfiguration.TestCase;
import java.util.Optional;

/**
 * Answers tasks out of a mock configuration, for executions that were started with a test case.
 *
 * <p>Invocations of a state are counted over the whole execution, retries and loops alike (recording {@code
 * local_mocking/test_numbered_mock_responses_multiple_success_invocations}). When the configuration ends before the
 * invocations do, the number of the retry is looked up instead: so one response serves every iteration of a Map.
 */
public final class Mocks {
    private final MockConfiguration configuration;
    private final Invocations invocations = new Invocations();

    public Mocks(MockConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The answer to a call; empty when the execution has no test case or the case does not name the state. */
    public Optional<TaskAnswer> answer(TaskCall call) {
        return call.execution().mockCase().flatMap(name -> answer(call, name));
    }

    private Optional<TaskAnswer> answer(TaskCall call, String caseName) {
        String machine = call.execution().stateMachineName();
        TestCase testCase = configuration.testCases(machine).get(caseName);
        if (testCase == null) {
            return Optional.of(failed("There is no mock test case '" + caseName + "' of the state machine '" + machine
                    + "'; there are " + configuration.testCases(machine).keySet() + "."));
        }
        return Optional.ofNullable(testCase.responses().get(call.stateName()))
                .map(responses -> answer(call, responses));
    }

    private TaskAnswer answer(TaskCall call, Responses responses) {
        int invocation = invocations.next(call.key(), call.stateName());
        return responses
                .of(invocation)
                .or(() -> responses.of(call.retryCount()))
                .map(response -> answer(call.resource(), response.outcome()))
                .orElseGet(() -> failed("The mocked response '" + responses.name() + "' has no answer to invocation "
                        + invocation + " of the state '" + call.stateName() + "'."));
    }

    private static TaskAnswer answer(TaskResource resource, Token.Outcome outcome) {
        if (resource.kind() == TaskResource.Kind.ACTIVITY) {
            return new TaskAnswer.Completed(Json.EMPTY_OBJECT, outcome);
        }
        return switch (resource.pattern()) {
            case REQUEST_RESPONSE ->
                switch (outcome) {
                    case Token.Outcome.Success success -> new TaskAnswer.Succeeded(success.output());
                    case Token.Outcome.Fault fault -> new TaskAnswer.Failed(fault.failure());
                };
            case SYNC, SYNC_2, WAIT_FOR_TASK_TOKEN -> new TaskAnswer.Completed(Json.EMPTY_OBJECT, outcome);
        };
    }

    private static TaskAnswer failed(String cause) {
        return new TaskAnswer.Failed(Failure.of(ErrorNames.RUNTIME, cause));
    }
}
