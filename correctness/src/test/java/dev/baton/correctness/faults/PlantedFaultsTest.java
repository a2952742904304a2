package dev.baton.correctness.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault of {@code correctness/faults} is planted, and caught by what it names. {@code -Dbaton.fault=NAME} plants those
 * whose name holds that text; {@code -Dbaton.fault.seeds=N} tries more worlds.
 */
class PlantedFaultsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final long SEEDS = Long.getLong("baton.fault.seeds", 4_000);
    private static final Optional<String> ONLY = Optional.ofNullable(System.getProperty("baton.fault"));
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    static Path scratch;

    private static List<Fault> faults() throws IOException {
        return Fault.in(ROOT.resolve("correctness/faults"));
    }

    @TestFactory
    Stream<DynamicTest> eachFaultIsCaughtByItsLaw() throws IOException {
        return faults().stream()
                .filter(fault ->
                        ONLY.filter(part -> !fault.name().contains(part)).isEmpty())
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> isCaught(fault)));
    }

    private static void isCaught(Fault fault) throws Exception {
        long began = System.nanoTime();
        FaultyClasses classes = new FaultyBuild(ROOT, scratch.resolve(fault.name())).build(fault.patch());
        Catching catching = new FaultHunt(classes, SEEDS).hunt(fault.catcher());
        double seconds = (System.nanoTime() - began) / 1e9;
        TABLE.add(String.format(
                Locale.ROOT,
                "%-42s | %-56s | %6s | %7.1f",
                fault.name(),
                catching.caught() ? fault.catcher() : "NOT CAUGHT by " + fault.catcher() + ", but " + catching.others(),
                catching.seed(),
                seconds));
        assertThat(catching.caught())
                .describedAs("%s is caught by %s; else went wrong: %s", fault, fault.catcher(), catching.others())
                .isTrue();
    }

    /** What catches a fault must not be wrong by itself. */
    @Test
    void soundCodeBreaksNothing() throws Exception {
        ClassLoader sound = getClass().getClassLoader();
        for (Fault fault : faults()) {
            if (fault.catcher() instanceof Catcher.NamedTest test) {
                assertThat(new FaultHunt(sound, 0).hunt(test).caught())
                        .describedAs("%s", test)
                        .isFalse();
            }
        }
        Catching catching = new FaultHunt(sound, 100).hunt(new Catcher.Law("none"));
        assertThat(catching.others()).isEqualTo("{}");
    }

    @AfterAll
    static void tellTable() {
        System.out.printf("%-42s | %-56s | %6s | %7s%n", "fault", "caught by", "seed", "seconds");
        TABLE.forEach(System.out::println);
    }
}
