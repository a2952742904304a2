package dev.baton.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** LocalStack without Docker, by the script beside this module's pom.xml. */
final class HostMode {
    private HostMode() {}

    /** The one that runs already, or one that ends with this JVM. */
    static URI start() {
        return run("status")
                .or(() -> {
                    Optional<URI> started = run("start", "--port", "0");
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> run("stop")));
                    return started;
                })
                .orElseThrow(() -> new IllegalStateException("LocalStack did not start in host mode, see above"));
    }

    /** What the script prints, when it ends well. */
    private static Optional<URI> run(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder("./host-mode");
        builder.command().addAll(List.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !out.isEmpty() ? Optional.of(URI.create(out)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
