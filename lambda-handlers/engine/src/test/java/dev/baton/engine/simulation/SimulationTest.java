package dev.baton.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Worlds in which everything goes wrong that can go wrong, one for each seed. {@code -Dbaton.simulation.seeds=N} runs more of
 * them, {@code -Dbaton.simulation.from=S} others: by default each day has its own; {@code -Dbaton.simulation.seed=S} replays one and prints what happened in it.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("baton.simulation.seeds", 10_000);
    private static final long FROM =
            Long.getLong("baton.simulation.from", LocalDate.now(ZoneOffset.UTC).toEpochDay() * 10_000);
    private static final long ONE = Long.getLong("baton.simulation.seed", -1);

    @Test
    void everyWorldKeepsItsLaws() {
        if (ONE >= 0) {
            Simulation.Result result = new Simulation(ONE, true).run();
            result.trace().forEach(System.out::println);
            result.failure().ifPresent(Throwable::printStackTrace);
            assertThat(result.failure()).isEmpty();
            return;
        }
        System.out.println("worlds " + FROM + " to " + (FROM + SEEDS - 1));
        List<Simulation.Result> failed = LongStream.range(FROM, FROM + SEEDS)
                .parallel()
                .mapToObj(seed -> new Simulation(seed, false).run())
                .filter(result -> result.failure().isPresent())
                .toList();
        failed.stream()
                .limit(20)
                .forEach(result -> System.out.println(
                        "seed " + result.seed() + ": " + result.failure().orElseThrow()));
        assertThat(failed.stream().map(Simulation.Result::seed).toList())
                .describedAs("seeds that fail, of %s; replay one with -Dbaton.simulation.seed=", SEEDS)
                .isEmpty();
    }

    @Test
    void sameSeedIsTheSameWorld() {
        for (long seed = 0; seed < 200; seed++) {
            Simulation.Result once = new Simulation(seed, true).run();
            Simulation.Result again = new Simulation(seed, true).run();
            assertThat(again.trace()).describedAs("seed %s", seed).isEqualTo(once.trace());
            assertThat(again.hash()).isEqualTo(once.hash());
        }
    }
}
