package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.Failure;
import java.util.Optional;

/** ecs:runTask says who started the task, and fails when no room was found for it. */
final class RunTaskAdaptation implements Adaptation {

    @Override
    public ObjectNode arguments(ObjectNode given) {
        return given.hasNonNull("StartedBy") ? given : given.deepCopy().put("StartedBy", "AWS Step Functions");
    }

    @Override
    public Optional<Failure> failure(ObjectNode answered) {
        return answered.path("Failures").isEmpty()
                ? Optional.empty()
                : Optional.of(Failure.of("AmazonECS.Unknown", answered.toString()));
    }

    /** Each container must have ended with 0; one that was never started has no code. */
    @Override
    public boolean endedWell(JsonNode task) {
        for (JsonNode container : task.path("Containers")) {
            JsonNode code = container.path("ExitCode");
            if (!code.isNumber() || code.intValue() != 0) {
                return false;
            }
        }
        return !task.path("StopCode").asText().equals("TaskFailedToStart");
    }

    @Override
    public boolean emptyLists() {
        return true;
    }
}
