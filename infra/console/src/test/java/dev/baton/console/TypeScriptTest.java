package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The console's modules without a browser: the tests in {@code web/test}, run by the Deno that the build has found. */
class TypeScriptTest {

    @Test
    void theTestsOfThePureModulesPass() throws IOException, InterruptedException {
        Path noted = Path.of("target/deno.path");
        String program = Files.exists(noted) ? Files.readString(noted).strip() : "";
        assumeTrue(!program.isEmpty(), "NOT TESTED: the TypeScript tests need Deno, and the build has found none");
        ProcessBuilder deno = new ProcessBuilder(
                        program, "test", "--no-check", "--no-lock", "--allow-read", "--allow-env", "test/")
                .directory(Path.of("web").toFile())
                .redirectErrorStream(true);
        // What it tells is read here, also where Maven runs in colours.
        deno.environment().put("NO_COLOR", "1");
        Process tests = deno.start();
        String told = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(told).isZero();
        assertThat(told).contains("ok | ").contains(" 0 failed");
    }
}
