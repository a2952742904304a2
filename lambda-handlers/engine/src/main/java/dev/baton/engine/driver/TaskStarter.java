package dev.baton.engine.driver;

import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes calls beside the driver, who must not wait for them. */
public interface TaskStarter {

    /**
     * Makes the call once.
     *
     * @param answered gets its answer, exactly once and from another thread, unless the process dies; also when the call was
     *     abandoned
     */
    Running start(TaskCall call, Consumer<TaskAnswer> answered);

    /**
     * Asks once how a submitted job stands.
     *
     * @param answered gets the answer, exactly once and from another thread, unless the process dies
     */
    void poll(TaskCall call, Json handle, Consumer<JobStatus> answered);

    /**
     * Ends what that attempt started.
     *
     * @param answered gets the answer, exactly once and from another thread, unless the process dies
     */
    void cancel(TaskCall call, Optional<Json> handle, Consumer<Cancellation> answered);

    /** A call under way. */
    interface Running {
        /** Nobody waits for its answer any more. Harmless when it was answered. */
        void abandon();
    }
}
