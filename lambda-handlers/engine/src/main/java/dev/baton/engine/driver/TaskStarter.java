package dev.baton.engine.driver;

import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
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

    /** Stops what that attempt started, as well as it can; {@code done} is run at the end. */
    void cancel(TaskCall call, Runnable done);

    /** A call under way. */
    interface Running {
        /** Nobody waits for its answer any more. Harmless when it was answered. */
        void abandon();
    }
}
