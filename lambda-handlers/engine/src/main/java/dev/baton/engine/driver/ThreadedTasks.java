package dev.baton.engine.driver;

import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
    public void cancel(TaskCall call, Runnable done) {
        Thread.ofVirtual().name("cancel " + call.idempotencyToken()).start(() -> {
            try {
                integration.cancel(call, Optional.empty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("{} of {} could not be cancelled", call.resource().arn(), call.key(), e);
            } finally {
                done.run();
            }
        });
    }
}
