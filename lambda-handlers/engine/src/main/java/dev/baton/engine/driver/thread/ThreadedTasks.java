package dev.baton.engine.driver.thread;

import dev.baton.asl.json.Json;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.driver.call.LostCalls;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls on virtual threads, one each. */
public final class ThreadedTasks implements TaskStarter {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedTasks.class);

    private final TaskIntegration integration;

    /** @param integration serves every resource that an accepted definition may name */
    public ThreadedTasks(TaskIntegration integration) {
        this.integration = integration;
    }

    @Override
    public Running start(TaskCall call, Consumer<TaskAnswer> answered) {
        AtomicBoolean abandoned = new AtomicBoolean();
        Thread thread = Thread.ofVirtual()
                .name("task " + call.idempotencyToken())
                .start(() -> answered.accept(answer(call, abandoned)));
        return () -> {
            abandoned.set(true);
            thread.interrupt();
        };
    }

    /** An exception is our own mistake and says nothing of the call's fate: to the author it is a lost call. */
    @SuppressWarnings("InterruptedExceptionSwallowed") // the interrupt is the end of the thread that gets it
    private TaskAnswer answer(TaskCall call, AtomicBoolean abandoned) {
        try {
            return integration.call(call);
        } catch (InterruptedException e) {
            return new TaskAnswer.Failed(LostCalls.failure(call.resource(), "The call was abandoned."));
        } catch (RuntimeException | LinkageError e) {
            if (abandoned.get()) {
                // Clients tell of an interrupt in ways of their own.
                return new TaskAnswer.Failed(LostCalls.failure(call.resource(), "The call was abandoned."));
            }
            LOG.error("{} of {} broke", call.resource().arn(), call.key(), e);
            return new TaskAnswer.Failed(LostCalls.failure(call.resource(), "The call broke: " + e));
        }
    }

    @Override
    public void poll(TaskCall call, Json handle, Consumer<JobStatus> answered) {
        beside("poll", call, answered, () -> integration.poll(call, handle), JobStatus.TryLater::new);
    }

    @Override
    public void cancel(TaskCall call, Optional<Json> handle, Consumer<Cancellation> answered) {
        beside("cancel", call, answered, () -> integration.cancel(call, handle), Cancellation.TryLater::new);
    }

    private interface Asking<T> {
        T ask() throws InterruptedException;
    }

    /** Whatever breaks is asked again later. */
    private static <T> void beside(
            String what, TaskCall call, Consumer<T> answered, Asking<T> asking, Function<String, T> broken) {
        Thread.ofVirtual().name(what + " " + call.idempotencyToken()).start(() -> {
            try {
                answered.accept(asking.ask());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answered.accept(broken.apply("interrupted"));
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The {} of {} of {} broke", what, call.resource().arn(), call.key(), e);
                answered.accept(broken.apply(e.toString()));
            }
        });
    }
}
