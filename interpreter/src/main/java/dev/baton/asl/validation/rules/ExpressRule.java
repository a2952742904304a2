package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.outline.StateOutline;

/**
 * What an Express machine cannot do: wait for a job, a token or an activity's worker, or run a Distributed Map. For
 * machines of type EXPRESS only (recordings {@code sfn_api_express/test_illegal_callbacks}).
 */
public final class ExpressRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            if (state.type().equals("Task")) {
                state.node()
                        .field("Resource")
                        .filter(SourceNode::isText)
                        .ifPresent(resource -> TaskResource.of(resource.text())
                                .ifPresent(task -> checkTask(task, resource, diagnostics)));
            } else if (state.distributed()) {
                checkMap(state, diagnostics);
            }
        });
    }

    private static void checkTask(TaskResource task, SourceNode resource, Diagnostics diagnostics) {
        switch (task.pattern()) {
            case SYNC, SYNC_2 ->
                diagnostics.schema("Express state machine does not support '.sync' service integration", resource);
            // The second blank before the place is AWS's own.
            case WAIT_FOR_TASK_TOKEN ->
                diagnostics.schema(
                        "Express state machine does not support '.waitForTaskToken' service integration ", resource);
            case REQUEST_RESPONSE -> {
                if (task.kind() == TaskResource.Kind.ACTIVITY) {
                    diagnostics.schema("Express state machine does not support Activity ARN", resource);
                }
            }
        }
    }

    private static void checkMap(StateOutline state, Diagnostics diagnostics) {
        diagnostics.schema("Express state machine does not support Map state in DISTRIBUTED mode", state.node());
    }
}
