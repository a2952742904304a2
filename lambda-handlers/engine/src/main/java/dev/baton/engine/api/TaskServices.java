package dev.baton.engine.api;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.ResultShapes;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;

/**
 * The services that Tasks call, for tests of single states; and that executions are logged to.
 *
 * @param tasks makes calls
 * @param shapes what they answer with
 * @param logs which log groups there are
 */
public record TaskServices(TaskIntegration tasks, ResultShapes shapes, LogDestinations logs) {
    /** None at all. */
    public static final TaskServices NONE =
            new TaskServices(new NoTasks(), ResultShapes.UNKNOWN, LogDestinations.UNKNOWN);

    private static final class NoTasks implements TaskIntegration {
        @Override
        public boolean serves(TaskResource resource) {
            return false;
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            return new TaskAnswer.Failed(Failure.of(
                    ErrorNames.RUNTIME,
                    "Nothing here serves the resource '" + call.resource().arn() + "'"));
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }
    }
}
