package dev.baton.engine.driver.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.OneProcess;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadedTasksTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final BlockingQueue<TaskAnswer> answers = new LinkedBlockingQueue<>();

    private TaskStarter.Running start(String resource, OneProcess.Worker worker) {
        TaskIntegration integration = new TaskIntegration() {
            @Override
            public boolean serves(TaskResource any) {
                return true;
            }

            @Override
            public TaskAnswer call(TaskCall call) throws InterruptedException {
                calls.incrementAndGet();
                return worker.answer(call);
            }

            @Override
            public boolean repeatable(TaskResource any) {
                return true;
            }
        };
        return new ThreadedTasks(integration).start(call(resource), answers::add);
    }

    private static TaskCall call(String resource) {
        return new TaskCall(
                new ExecutionKey("arn:e", new Incarnation(1, 2)),
                Identities.of("arn:e", Instant.EPOCH),
                "S",
                1,
                0,
                TaskResource.of(resource).orElseThrow(),
                Json.EMPTY_OBJECT,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1));
    }

    private Failure failure() throws InterruptedException {
        TaskAnswer answer = answers.poll(10, TimeUnit.SECONDS);
        assertThat(calls).hasValue(1);
        return ((TaskAnswer.Failed) answer).failure();
    }

    @Test
    void callThatBreaksIsMadeOnceAndIsLost() throws InterruptedException {
        start("arn:aws:states:::lambda:invoke", call -> {
            throw new IllegalStateException("broken");
        });
        assertThat(failure().error()).contains("Lambda.SdkClientException");
    }

    @Test
    void lostCallsAreNamedAfterTheirService() throws InterruptedException {
        start("arn:aws:states:::sqs:sendMessage", call -> {
            throw new IllegalStateException("broken");
        });
        assertThat(failure().error()).contains("SQS.SdkClientException");
    }

    @Test
    void abandonedCallIsInterruptedAndStillAnswered() throws InterruptedException {
        TaskStarter.Running running = start("arn:aws:states:::aws-sdk:s3:getObject", call -> {
            Thread.sleep(20_000);
            return new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);
        });
        while (calls.get() == 0) {
            Thread.sleep(1);
        }
        running.abandon();
        assertThat(failure().error()).contains("S3.SdkClientException");
    }
}
