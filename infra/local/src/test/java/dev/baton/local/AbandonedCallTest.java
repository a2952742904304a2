package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that nobody waits for any more, whose client tells of the interrupt in its own way: nobody needs to be alarmed. */
class AbandonedCallTest {
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final BlockingQueue<TaskAnswer> answers = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(usual);
    }

    @Test
    void abandonedCallLogsNoError() throws InterruptedException {
        TaskStarter.Running running = start();
        assertThat(called.await(2, TimeUnit.MINUTES)).isTrue();
        running.abandon();

        assertThat(answers.poll(2, TimeUnit.MINUTES)).isInstanceOf(TaskAnswer.Failed.class);
        assertThat(errors()).isEmpty();
    }

    @Test
    void callThatBreaksByItselfLogsOne() throws InterruptedException {
        start();
        assertThat(called.await(2, TimeUnit.MINUTES)).isTrue();
        never.countDown();

        assertThat(answers.poll(2, TimeUnit.MINUTES)).isInstanceOf(TaskAnswer.Failed.class);
        assertThat(errors()).hasSize(1);
    }

    private List<String> errors() {
        return logged.toString(StandardCharsets.UTF_8)
                .lines()
                // What other tests left behind may log, too.
                .filter(line -> line.contains(" ERROR ThreadedTasks - ") && line.contains("arn:abandoned"))
                .toList();
    }

    private TaskStarter.Running start() {
        return new ThreadedTasks(new Cancelling()).start(call(), answers::add);
    }

    private static TaskCall call() {
        return new TaskCall(
                new ExecutionKey("arn:abandoned", new Incarnation(1, 2)),
                Identities.of("arn:e", Instant.EPOCH),
                "S",
                1,
                0,
                TaskResource.of("arn:aws:states:::lambda:invoke").orElseThrow(),
                Json.EMPTY_OBJECT,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1));
    }

    private final class Cancelling implements TaskIntegration {
        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            called.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new CancellationException("the request was cancelled");
        }
    }
}
