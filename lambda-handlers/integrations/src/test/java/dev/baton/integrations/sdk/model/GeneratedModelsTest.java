package dev.baton.integrations.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The models that are checked in are those that the script makes, where there is Python, pip and a network. */
class GeneratedModelsTest {
    private static final int NO_PACKAGE = 3;

    @Test
    void theModelsAreWhatTheScriptMakes() throws IOException, InterruptedException {
        Path script = Path.of("../../infra/models/generate.py").toAbsolutePath().normalize();
        assertThat(Files.exists(script)).as(script.toString()).isTrue();
        Process process;
        try {
            process = new ProcessBuilder("python3", script.toString(), "--check")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            skipped("there is no python3");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status == NO_PACKAGE) {
            skipped(output);
        }
        assertThat(output).contains("files are current");
        assertThat(status).isZero();
    }

    private static void skipped(String why) {
        System.out.println("SKIPPED: whether the service models are current was not looked at: " + why.strip());
        assumeTrue(false, why);
    }
}
