package dev.baton.engine.log;

import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ExpressInputs} does. */
public abstract class ExpressInputsContract {
    private ExpressInputs inputs;

    protected abstract ExpressInputs newInputs();

    @BeforeEach
    void begin() {
        inputs = newInputs();
    }

    @Test
    void inputsStandOldestFirstUntilTheyAreRemoved() {
        ExpressInput a = input("a");
        ExpressInput b = input("b");
        ExpressInput c = input("c");
        inputs.put(a);
        inputs.put(b);
        inputs.put(c);
        assertThat(open()).containsExactly(a, b, c);
        inputs.remove(b.key());
        // A put comes after every removal that was asked for before it.
        ExpressInput d = input("d");
        inputs.put(d);
        assertThat(open()).containsExactly(a, c, d);
    }

    @Test
    void sameKeyAgainChangesNothing() {
        ExpressInput a = input("a");
        inputs.put(a);
        inputs.put(input("b"));
        inputs.put(new ExpressInput(a.key(), a.identity(), "other", Optional.of("trace")));
        assertThat(open()).hasSize(2).startsWith(a);
    }

    @Test
    void oneInputIsFoundByItsKeyUntilItIsRemoved() {
        ExpressInput a = input("a");
        assertThat(inputs.input(a.key())).isEmpty();
        inputs.put(a);
        inputs.put(input("b"));
        assertThat(inputs.input(a.key())).contains(a);
        inputs.remove(a.key());
        inputs.put(input("c"));
        assertThat(inputs.input(a.key())).isEmpty();
    }

    @Test
    void sameNameMayRunManyTimesAtOnce() {
        ExpressInput first = input("a");
        ExpressInput second = input("a");
        inputs.put(first);
        inputs.put(second);
        assertThat(open()).containsExactly(first, second);
    }

    @Test
    void removingWhatIsNotThereIsWithoutEffect() {
        inputs.remove(LogSamples.key("none"));
        inputs.put(input("a"));
        assertThat(open()).hasSize(1);
    }

    @Test
    void bigInputIsReadBack() {
        Head big = LogSamples.open(
                LogSamples.key("big"), LogSamples.MACHINE, T0, Json.ofText("[\"" + "ü".repeat(130_000) + "\"]"));
        ExpressInput input = new ExpressInput(big.key(), big.identity(), "d", Optional.of("trace"));
        inputs.put(input);
        assertThat(open()).containsExactly(input);
    }

    @Test
    void runIsGivenToOneAtATime() {
        ExpressInput a = input("a");
        assertThat(inputs.begin(a.key(), T0, T0.plusSeconds(300))).as("unknown").isFalse();
        inputs.put(a);
        assertThat(inputs.begin(a.key(), T0, T0.plusSeconds(300))).isTrue();
        assertThat(inputs.begin(a.key(), T0.plusSeconds(299), T0.plusSeconds(900)))
                .isFalse();
        assertThat(inputs.begin(a.key(), T0.plusSeconds(300), T0.plusSeconds(600)))
                .as("the run is over")
                .isTrue();
        inputs.remove(a.key());
        inputs.put(input("b"));
        assertThat(inputs.begin(a.key(), T0.plusSeconds(900), T0.plusSeconds(950)))
                .as("ended")
                .isFalse();
    }

    @Test
    void whatNobodyBeganInTimeIsGivenOnceAndAgainWhenItIsTwiceAsOld() {
        ExpressInput a = input("a");
        inputs.put(a);
        Instant start = a.identity().startTime();
        assertThat(inputs.takeDropped(start.plus(Duration.ofMinutes(6)), 10)).isEmpty();
        assertThat(inputs.takeDropped(start.plus(Duration.ofMinutes(8)), 10)).containsExactly(a.key());
        for (int minute = 8; minute < 16; minute++) {
            assertThat(inputs.takeDropped(start.plus(Duration.ofMinutes(minute)), 10))
                    .isEmpty();
        }
        assertThat(inputs.takeDropped(start.plus(Duration.ofMinutes(16)), 10)).containsExactly(a.key());
        assertThat(inputs.takeDropped(start.plus(Duration.ofMinutes(31)), 10)).isEmpty();
        assertThat(inputs.input(a.key())).contains(a);
    }

    @Test
    void whatIsBeingRunIsNotGivenUntilItsRunIsOver() {
        ExpressInput a = input("a");
        inputs.put(a);
        Instant late = a.identity().startTime().plus(Duration.ofHours(1));
        assertThat(inputs.begin(a.key(), late, late.plusSeconds(320))).isTrue();
        assertThat(inputs.takeDropped(late.plusSeconds(319), 10)).isEmpty();
        assertThat(inputs.takeDropped(late.plusSeconds(320), 10)).containsExactly(a.key());
    }

    @Test
    void droppedOnesComeInPages() {
        for (int i = 0; i < 5; i++) {
            inputs.put(input("e" + i));
        }
        Instant late = T0.plus(Duration.ofHours(1));
        List<ExecutionKey> taken = new ArrayList<>(inputs.takeDropped(late, 2));
        assertThat(taken).hasSize(2);
        taken.addAll(inputs.takeDropped(late, 2));
        taken.addAll(inputs.takeDropped(late, 2));
        assertThat(taken).hasSize(5).doesNotHaveDuplicates();
        assertThat(inputs.takeDropped(late, 2)).isEmpty();
    }

    private List<ExpressInput> open() {
        List<ExpressInput> all = new ArrayList<>();
        inputs.forEachOpen(all::add);
        return all;
    }

    private static ExpressInput input(String name) {
        Head head = LogSamples.full(name);
        ExecutionIdentity identity = head.identity();
        return new ExpressInput(head.key(), identity, head.definition(), head.traceHeader());
    }
}
