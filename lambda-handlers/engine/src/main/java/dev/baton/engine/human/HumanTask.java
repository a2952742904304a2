package dev.baton.engine.human;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task that waits for its token. What a person is shown comes from the member {@code HumanTask} of its parameters, wherever it
 * stands in them: {@code {"Title", "Description", "Form", "Assignees", "DueDate"}}, all of them optional. The token is not here.
 *
 * @param id names the attempt; good for nothing but the actions of tasks
 * @param title or the state's name
 * @param form a JSON Schema of the answer, a subset
 * @param assignees names; anybody when there is none
 * @param dueDate as given
 * @param parameters what the task was called with, its token blackened
 * @param since when the state was entered
 * @param timeoutAt when it gives up
 */
public record HumanTask(
        String id,
        String executionArn,
        String stateMachineArn,
        String state,
        String title,
        Optional<String> description,
        Optional<Json> form,
        List<String> assignees,
        Optional<String> dueDate,
        Json parameters,
        Instant since,
        Optional<Instant> timeoutAt) {
    public HumanTask {
        assignees = List.copyOf(assignees);
    }
}
