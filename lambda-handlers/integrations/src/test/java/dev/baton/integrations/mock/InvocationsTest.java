package dev.baton.integrations.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import org.junit.jupiter.api.Test;

class InvocationsTest {
    private final Invocations invocations = new Invocations();

    private int next(int execution) {
        return invocations.next(new ExecutionKey("arn:" + execution, new Incarnation(1, execution)), "S");
    }

    @Test
    void executionsThatWereActiveLastAreRemembered() {
        assertThat(next(0)).isZero();
        assertThat(next(1)).isZero();
        for (int execution = 2; execution < 10_000; execution++) {
            next(execution);
        }
        assertThat(next(0)).as("all of the ten thousand are").isEqualTo(1);
        next(10_000);

        assertThat(next(0)).as("active lately").isEqualTo(2);
        assertThat(next(1)).as("forgotten, for it was longest not active").isZero();
    }
}
