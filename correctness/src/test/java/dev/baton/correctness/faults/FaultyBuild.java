package dev.baton.correctness.faults;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Applies a patch to copies of the files that it touches and compiles these against the sound classes; the sources themselves
 * stay as they are.
 *
 * @param root of the repository
 * @param scratch where copies and classes go
 */
record FaultyBuild(Path root, Path scratch) {
    private static final String SOURCES = "src/main/java/";

    /** The classes with the fault in them. */
    FaultyClasses build(Patch patch) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Patch.FileChange change : patch.files()) {
            if (!change.path().contains(SOURCES)) {
                throw new IllegalArgumentException("not production code: " + change.path());
            }
            Path copy = scratch.resolve("src").resolve(change.path());
            Files.createDirectories(copy.getParent());
            Files.write(copy, change.applyTo(Files.readAllLines(root.resolve(change.path()))));
            sources.add(copy);
        }
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        compile(sources, classes);
        return new FaultyClasses(classes);
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-parameters",
                "-nowarn");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException("the fault does not compile: " + messages);
            }
        }
    }
}
