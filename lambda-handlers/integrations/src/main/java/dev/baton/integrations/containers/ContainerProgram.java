package dev.baton.integrations.containers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs containers by a program's command line. No shell is between: what a definition says stays an argument. */
final class ContainerProgram {
    /** An image may have to be fetched first. */
    private static final Duration RUN = Duration.ofMinutes(14);

    private static final Duration USUAL = Duration.ofSeconds(9);
    static final String LABEL = "baton.attempt";

    private final ContainerSettings settings;

    ContainerProgram(ContainerSettings settings) {
        this.settings = settings;
    }

    /** It could not be done; the message is the program's. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    /** Starts a container, unless the attempt has one of that name. */
    void run(ContainerPlan plan, String attempt) throws FailedException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--label", LABEL + "=" + attempt));
        arguments.addAll(settings.options());
        arguments.addAll(plan.arguments(settings.options()));
        try {
            done(RUN, arguments);
        } catch (FailedException e) {
            if (inspect(List.of(plan.name())).isEmpty()) {
                throw e;
            }
        }
    }

    /** What is known of containers; of one that there is not, nothing. */
    JsonNode inspect(List<String> names) throws FailedException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("container", "inspect"));
        arguments.addAll(names);
        Output output = execute(USUAL, arguments);
        boolean absent = output.errors().toLowerCase(Locale.ROOT).contains("no such container");
        if (output.code() != 0 && !absent) {
            throw new FailedException(output.errors().strip());
        }
        try {
            return output.text().isBlank()
                    ? JsonNodeFactory.instance.arrayNode()
                    : Json.parse(output.text()).node();
        } catch (JsonProcessingException e) {
            throw new FailedException("what " + settings.program() + " tells of containers is no JSON");
        }
    }

    /** Ends what an attempt started. */
    void stop(String attempt) throws FailedException, InterruptedException {
        String ids = done(USUAL, List.of("ps", "--quiet", "--filter", "label=" + LABEL + "=" + attempt));
        if (!ids.isBlank()) {
            List<String> arguments = new ArrayList<>(List.of("stop", "-t", "5"));
            arguments.addAll(List.of(ids.strip().split("\\s+")));
            done(USUAL, arguments);
        }
    }

    private record Output(int code, String text, String errors) {}

    private String done(Duration bound, List<String> arguments) throws FailedException, InterruptedException {
        Output output = execute(bound, arguments);
        if (output.code() != 0) {
            throw new FailedException((output.errors().isBlank() ? output.text() : output.errors()).strip());
        }
        return output.text();
    }

    private Output execute(Duration bound, List<String> arguments) throws FailedException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(settings.program()));
        line.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(line).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new FailedException(settings.program() + " cannot be run: " + e.getMessage());
        }
        try {
            CompletableFuture<String> text = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new FailedException(settings.program() + " " + arguments.getFirst() + " took more than " + bound);
            }
            return new Output(process.exitValue(), text.join(), errors.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException | UncheckedIOException e) {
                text.complete("");
            }
        });
        return text;
    }
}
