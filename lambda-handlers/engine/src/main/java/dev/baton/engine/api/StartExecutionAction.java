package dev.baton.engine.api;

import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * StartExecution: of a Standard machine idempotent by name while the execution is open and the input is the same; of an Express
 * machine never.
 */
final class StartExecutionAction implements Action<StartExecutionRequest> {
    private final MachineLookup machines;
    private final NewExecutions newExecutions;
    private final Executions executions;

    StartExecutionAction(MachineLookup machines, NewExecutions newExecutions, Executions executions) {
        this.machines = machines;
        this.newExecutions = newExecutions;
        this.executions = executions;
    }

    @Override
    public Answer perform(StartExecutionRequest request) {
        if (request.name() != null) {
            Names.check(request.name());
        }
        Json input = ExecutionInputs.of(request.input());
        NewExecution execution = newExecutions.of(
                machines.findActive(request.stateMachineArn()),
                Optional.ofNullable(request.name()),
                input,
                Optional.ofNullable(request.traceHeader()),
                Optional.empty());
        if (execution.identity().express()) {
            executions.startExpress(execution);
            return answer(execution);
        }
        return switch (executions.start(execution)) {
            case StartResult.Started started -> answer(execution);
            case StartResult.NameInUse used -> repeated(execution, used.standing());
        };
    }

    private static Answer repeated(NewExecution execution, Head standing) {
        boolean same = standing.closing().isEmpty()
                && standing.identity().input().equals(execution.identity().input());
        if (!same) {
            throw ApiErrors.executionExists(standing.key().executionArn());
        }
        return answer(standing.identity());
    }

    private static Answer answer(NewExecution execution) {
        return answer(execution.identity());
    }

    private static Answer answer(dev.baton.asl.execution.ExecutionIdentity identity) {
        return new Answer.Shape(StartExecutionResponse.builder()
                .executionArn(identity.executionArn())
                .startDate(identity.startTime())
                .build());
    }
}
