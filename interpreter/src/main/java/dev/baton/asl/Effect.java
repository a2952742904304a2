package dev.baton.asl;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import java.util.Optional;

/**
 * What the outside must do after the commit. Timers are no effects: the driver reads the next due time from {@link
 * dev.baton.asl.execution.Execution#nextDue()}.
 */
public sealed interface Effect {

    /**
     * Invoke a task: once, by the driver whose commit this is.
     *
     * @param attempt unique in the execution; names the try at its token, in its lease and towards the called service
     * @param stateName whose task it is
     * @param parameters the effective arguments
     * @param roleArn of Credentials
     */
    record InvokeTask(long attempt, String stateName, TaskResource resource, Json parameters, Optional<String> roleArn)
            implements Effect {}

    /** An attempt was closed before its end (time-out, failed sibling, stop): what it started should be stopped. */
    record CancelTask(long attempt, String stateName, TaskResource resource) implements Effect {}

    /** The step ran out of fuel; continue by {@link Trigger.Continue}. */
    record ContinueLater() implements Effect {}
}
