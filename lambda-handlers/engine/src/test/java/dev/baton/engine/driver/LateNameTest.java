package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job whose name its driver hears when the execution is closed, and whose service cannot end anything for the moment. */
class LateNameTest {
    private static final String JOB =
            "{'StartAt':'J','States':{'J':{'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync',"
                    + "'Parameters':{},'End':true}}}";
    private static final Json NAME = Json.ofText("{\"JobRunId\":\"jr_1\"}");

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<Optional<Json>> ended = new CopyOnWriteArrayList<>();
    private final CountDownLatch refused = new CountDownLatch(1);
    private volatile boolean busy = true;

    private final OneProcess process = new OneProcess(new TaskIntegration() {
        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskAnswer call(TaskCall call) throws InterruptedException {
            called.countDown();
            answered.await();
            return new TaskAnswer.Submitted(NAME, Optional.of(NAME));
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }

        @Override
        public boolean cancels(TaskResource resource) {
            return true;
        }

        @Override
        public Cancellation cancel(TaskCall call, Optional<Json> handle) {
            if (handle.isPresent() && busy) {
                refused.countDown();
                return new Cancellation.TryLater("busy");
            }
            ended.add(handle);
            return new Cancellation.Confirmed();
        }
    });

    @AfterEach
    void close() {
        answered.countDown();
        process.close();
    }

    private List<EncodedEntry> entries(ExecutionKey key) {
        return process.log.entries(key, 1, 100);
    }

    private List<OwedCancel> owed(ExecutionKey key) {
        return EntryReader.read(process.log.latest(key)).cancels();
    }

    private ExecutionKey stoppedWhileItIsBegun() throws InterruptedException {
        ExecutionKey key = process.start(JOB, "{}");
        called.await();
        process.executions.stop(key.executionArn(), Failure.of("Stopped"));
        process.await(() -> process.head(key.executionArn()).closing().isPresent());
        return key;
    }

    @Test
    void nameThatComesAfterTheEndStandsInTheLogBeforeTheJobIsEnded() throws InterruptedException {
        ExecutionKey key = stoppedWhileItIsBegun();
        EncodedEntry last = entries(key).getLast();
        assertThat(owed(key)).extracting(OwedCancel::handle).containsExactly(Optional.empty());
        answered.countDown();
        refused.await();
        assertThat(owed(key)).extracting(OwedCancel::handle).containsExactly(Optional.of(NAME));
        EncodedEntry written = entries(key).getLast();
        assertThat(written.seq()).isEqualTo(last.seq() + 1);
        assertThat(written.eventCount()).isZero();
        assertThat(process.head(key.executionArn()).dueAt()).isPresent();
        assertThat(process.state(key).status().isClosed()).isTrue();
        assertThat(ended).doesNotContain(Optional.of(NAME));
        busy = false;
        process.await(() -> process.head(key.executionArn()).dueAt().isEmpty());
        assertThat(ended).contains(Optional.of(NAME));
    }

    @Test
    void jobIsEndedThoughItsExecutionWasRedrivenBeforeItsNameCame() throws InterruptedException {
        ExecutionKey key = stoppedWhileItIsBegun();
        assertThat(process.executions.redrive(process.head(key.executionArn()), Optional.of("t"), Optional.empty()))
                .isPresent();
        answered.countDown();
        busy = false;
        process.await(() -> ended.contains(Optional.of(NAME)));
    }
}
