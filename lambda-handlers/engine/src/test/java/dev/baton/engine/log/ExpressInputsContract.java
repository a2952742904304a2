package dev.baton.engine.log;

import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
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
