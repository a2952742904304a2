package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.codec.FormatLevel;
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

/** Executions under way through an upgrade and its ways back, on what CDK's template deploys. */
class UpgradeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Built BUILT = Built.in(ROOT);

    @TempDir
    Path work;

    @BeforeAll
    static void skipLoudly() {
        Optional<String> missing = BUILT.complaint();
        missing.ifPresent(what -> System.err.println("SKIPPED, NOT TESTED: upgrade and rollback; " + what));
        Assumptions.assumeTrue(missing.isEmpty(), missing.orElse(""));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingIsLostNorDoubledNorStuck() throws Exception {
        ChaosReport report = ChaosRun.of(new ChaosSettings(
                100,
                0,
                1,
                40,
                2,
                TemplateReader.read(ROOT.resolve("baton.template.json"), Map.of("CodeBucket", "any")),
                // Nothing goes wrong on purpose, and a slow machine must not end a process.
                Duration.ofMinutes(3),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                true,
                BUILT.artefact(),
                BUILT.withWork(work),
                ROOT.resolve("lambda-handlers/engine/src/main/java")));
        System.out.println(ReportText.of(report));

        assertThat(report.executions().accepted()).isEqualTo(100);
        assertThat(report.executions().lost()).isEmpty();
        assertThat(report.executions().wrong()).isEmpty();
        assertThat(report.attempts().doubled()).isEmpty();
        assertThat(report.results().lost()).isEmpty();
        assertThat(report.brokenLaws()).isEmpty();
        // Every process read all that it met: no level was raised too early.
        assertThat(report.traffic().leftToNewer()).isZero();
        // And the newer form was written, else there would have been nothing to read.
        assertThat(report.versions()).containsKey(FormatLevel.newest() + 1);
        assertThat(report.versions().keySet()).anyMatch(version -> version <= FormatLevel.newest());
    }
}
