package dev.baton.engine.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import java.util.Optional;

/** What the services that a Task can call answer with: TestState checks mocked results against it. */
@FunctionalInterface
public interface ResultShapes {

    /** Nothing is known of any service. */
    ResultShapes UNKNOWN = (resource, result, complete) -> Optional.empty();

    /**
     * The first thing by which a result differs from what the resource answers with: {@code Field 'Entries' must be an array},
     * {@code Required field 'ExecutionArn' is missing} (recorded, test_state/*mode*). Of a {@code .sync} resource the answer is
     * that of the action that is polled.
     *
     * @param complete whether required members must be there
     * @return empty when it fits, or nothing is known of the resource; members that the service does not have are no fault
     */
    Optional<String> fault(TaskResource resource, JsonNode result, boolean complete);
}
