package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver that began with a start falls later on: no message brought it, so it must see to it that somebody comes after it. */
class FallenDriverTest {
    private static final String WAITS_AND_CALLS = """
        {'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'Next':'T'},'T':{'Type':'Task','End':true,
         'Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'}}}""";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void executionWhoseDriverFellGoesOn(boolean stackOverflows) {
        Stumbling integration = new Stumbling(stackOverflows);
        try (OneProcess process = new OneProcess(integration)) {
            assertThat(process.end(process.start(WAITS_AND_CALLS, "{}")).status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(integration.asked).as("the first one fell").hasValueGreaterThan(1);
            assertThat(integration.called).hasValue(1);
        }
    }

    /** Breaks in the driver's own thread, when it is asked for the first time. */
    private static final class Stumbling implements TaskIntegration {
        private final boolean stackOverflows;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger called = new AtomicInteger();

        private Stumbling(boolean stackOverflows) {
            this.stackOverflows = stackOverflows;
        }

        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public boolean repeatable(TaskResource resource) {
            return false;
        }

        @Override
        public Duration bound(TaskResource resource, Json parameters) {
            if (asked.incrementAndGet() > 1) {
                return Duration.ofMinutes(1);
            }
            if (stackOverflows) {
                throw new StackOverflowError("too deep");
            }
            throw new IllegalStateException("broken");
        }

        @Override
        public TaskAnswer call(TaskCall call) {
            called.incrementAndGet();
            return new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);
        }
    }
}
