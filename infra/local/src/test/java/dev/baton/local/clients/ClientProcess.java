package dev.baton.local.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A client that runs in a process of its own. */
final class ClientProcess {
    private static final long MINUTES = 5;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID",
            "any",
            "AWS_SECRET_ACCESS_KEY",
            "any",
            "AWS_DEFAULT_REGION",
            "us-east-1",
            "AWS_PAGER",
            "",
            "AWS_DISABLE_HOST_PREFIX_INJECTION",
            "true");

    private ClientProcess() {}

    /**
     * How it ended.
     *
     * @param output what it wrote, to either stream
     */
    record Ended(int code, String output) {}

    /** Runs it to its end; code -1 when there is no such program. */
    static Ended run(Path folder, List<String> command, Map<String, String> environment) throws Exception {
        Path output = Files.createTempFile(folder, "client", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Ended(-2, "did not end: " + text(output));
        }
        return new Ended(process.exitValue(), text(output));
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    /** Runs it, and it must end well. */
    static String succeeds(Path folder, List<String> command, Map<String, String> environment) throws Exception {
        Ended ended = run(folder, command, environment);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    /** Skips the test, and says so, unless that ends well. */
    static void require(String what, Path folder, List<String> command) throws Exception {
        Ended ended = run(folder, command, Map.of());
        if (ended.code() != 0) {
            System.err.println(
                    "SKIPPED, NOT TESTED: " + what + "; " + ended.output().strip());
            Assumptions.abort(what + " is missing");
        }
    }
}
