package dev.baton.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The simulation tells of a thread that never leaves off, instead of hanging with it. */
class CirclesTest {

    @Test
    void threadThatWaitsForNothingBreaksALaw() {
        World world = new World(1, false);
        SimulatedProcess process = new Universe(world).anybody().orElseThrow();
        process.start("spinning", () -> {
            while (process.instant().isAfter(World.DAWN.minusSeconds(1))) {
                process.mailbox().drain();
            }
        });
        assertThatThrownBy(world::run)
                .isInstanceOfSatisfying(
                        Violation.class, told -> assertThat(told.law()).isEqualTo(Law.NOBODY_GOES_IN_CIRCLES));
    }

    @Test
    void threadThatLooksAroundOnAndOnMayDoSoWhileTimeGoesOn() {
        World world = new World(1, false);
        world.weather = world.weather.calmed();
        SimulatedProcess process = new Universe(world).anybody().orElseThrow();
        AtomicInteger looks = new AtomicInteger();
        process.start("looking", () -> {
            while (looks.incrementAndGet() < 15_000) {
                world.sleep(1);
                process.instant();
            }
        });
        world.run();
        assertThat(looks).hasValue(15_000);
    }
}
