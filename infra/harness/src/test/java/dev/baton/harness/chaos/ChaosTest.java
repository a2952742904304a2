package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.harness.Built;
import dev.baton.harness.template.TemplateReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small chaos run on what SAM's template deploys: each kind of execution, each kind of fault once. The bounds are for machines that are
 * busy with other things.
 */
class ChaosTest {
    private static final Path ROOT = Path.of("../..");
    private static final Built BUILT = Built.in(ROOT);

    /** More than there are kinds of them. */
    private static final int EXECUTIONS = 20;

    private static final int OPEN = 10;

    @TempDir
    Path work;

    @BeforeAll
    static void skipLoudly() {
        Optional<String> missing = BUILT.complaint();
        missing.ifPresent(what -> System.err.println("SKIPPED, NOT TESTED: the chaos run; " + what));
        Assumptions.assumeTrue(missing.isEmpty(), missing.orElse(""));
    }

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void nothingIsLostNorDoubledNorWrong() throws Exception {
        ChaosReport report = ChaosRun.of(new ChaosSettings(
                EXECUTIONS,
                FaultKind.values().length,
                1,
                OPEN,
                2,
                TemplateReader.read(ROOT.resolve("infra/sam/template.yaml"), Map.of()),
                Duration.ofSeconds(40),
                Duration.ofSeconds(15),
                Duration.ofMinutes(12),
                false,
                BUILT.artefact(),
                BUILT.withWork(work),
                ROOT.resolve("lambda-handlers/engine/src/main/java")));
        System.out.println(ReportText.of(report));

        assertThat(report.executions().accepted()).isEqualTo(EXECUTIONS);
        assertThat(report.executions().lost()).isEmpty();
        assertThat(report.executions().wrong()).isEmpty();
        assertThat(report.attempts().doubled()).isEmpty();
        assertThat(report.attempts().unnamed()).isZero();
        assertThat(report.results().lost()).isEmpty();
        assertThat(report.brokenLaws()).isEmpty();
        assertThat(report.faults()).containsOnlyKeys(FaultKind.values());
        assertThat(report.traffic().leftToNewer()).isPositive();
        assertThat(report.traffic().hostile().killed()).isPositive();
        assertThat(report.traffic().hostile().jobs()).isPositive();
    }
}
