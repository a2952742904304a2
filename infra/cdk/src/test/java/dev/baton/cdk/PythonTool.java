package dev.baton.cdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A command line from PyPI, installed into {@code target/} the first time.
 *
 * @param command the file that runs it
 */
public record PythonTool(Path command) {
    private static final int PATIENCE_MINUTES = 10;

    /** How it ended, and all that it printed. */
    public record Run(int code, String output) {}

    /**
     * Installs it; without Python 3.10 or newer, or without PyPI, the test is skipped, which is said.
     *
     * @param requirements the file that names its version
     */
    public static PythonTool orSkip(String name, String requirements) throws Exception {
        Path folder = Path.of("target", name);
        Path command = folder.resolve("bin").resolve(name);
        if (Files.isExecutable(command)) {
            return new PythonTool(command);
        }
        Optional<String> python = python();
        if (python.isEmpty()) {
            skip(name, "there is no Python 3.10 or newer");
        }
        Run made = run(List.of(python.orElseThrow(), "-m", "venv", folder.toString()));
        Run installed = made.code() == 0
                ? run(List.of(folder.resolve("bin/pip").toString(), "install", "-q", "-r", requirements))
                : made;
        if (installed.code() != 0) {
            skip(name, "it cannot be installed: " + installed.output());
        }
        return new PythonTool(command);
    }

    private static void skip(String name, String complaint) {
        System.err.println("SKIPPED, NOT TESTED: what " + name + " says of the templates; " + complaint);
        Assumptions.abort(complaint);
    }

    private static Optional<String> python() throws Exception {
        for (String name : List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10")) {
            try {
                String check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
                if (run(List.of(name, "-c", check)).code() == 0) {
                    return Optional.of(name);
                }
            } catch (IOException e) {
                // There is none of that name.
            }
        }
        return Optional.empty();
    }

    /** Runs it with these words. */
    public Run with(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command.toString()));
        all.addAll(List.of(words));
        return run(all);
    }

    private static Run run(List<String> words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        builder.environment().put("SAM_CLI_TELEMETRY", "0");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(words.getFirst() + " does not end");
        }
        return new Run(process.exitValue(), output);
    }
}
