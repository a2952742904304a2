package dev.baton.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;

/** Templates of stacks, with a zip of nothing in the place of the functions. */
final class Synthesis {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Synthesis() {}

    /** The template in JSON, with the paths of constructs in it. */
    static String of(Consumer<Stack> content) {
        return named("Test", content);
    }

    /** The template of the stack with that path. */
    static String named(String path, Consumer<Stack> content) {
        App app = new App(AppProps.builder()
                .analyticsReporting(false)
                .context(Map.of("aws:cdk:enable-path-metadata", true))
                .build());
        content.accept(new Stack(app, "Test"));
        try {
            return JSON.writeValueAsString(template(app, path));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object template(App app, String path) {
        return app.synth().getStacks().stream()
                .filter(stack -> stack.getHierarchicalId().equals(path))
                .findFirst()
                .orElseThrow()
                .getTemplate();
    }

    static Code code() {
        try {
            Path zip = Files.createTempDirectory("baton").resolve("functions.zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                out.putNextEntry(new ZipEntry("nothing"));
            }
            return Code.fromAsset(zip.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
