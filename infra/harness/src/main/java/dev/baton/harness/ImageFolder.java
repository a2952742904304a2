package dev.baton.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the container image holds, in one folder: {@code lib/} (the artefact), {@code runtime/} (the runtime client), the
 * archive, and {@code java.options}, a file of options for {@code java @FILE}. It is made as a whole and stays where it was made: JDK 25
 * believes an archive when the jars have their old paths and sizes, whatever is in them.
 *
 * @param path absolute
 */
record ImageFolder(Path path) {
    private static final String LIB = "lib";
    private static final String RUNTIME = "runtime";
    private static final String CLIENT = "aws-lambda-java-runtime-interface-client";

    ImageFolder {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + path);
        }
    }

    /** Makes it anew, without an archive. */
    static ImageFolder make(Path artefact, Path runtime, Path folder) throws IOException {
        ImageFolder image = new ImageFolder(
                Artefact.unpack(artefact, folder.toAbsolutePath().normalize()));
        Path to = Files.createDirectories(image.path.resolve(RUNTIME));
        for (Path jar : jars(runtime)) {
            Files.copy(jar, to.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return image;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * All jars in an order that does not depend on the file system, because archives depend on the order. The runtime client
     * comes last: its manifest names its neighbours, and JDK 21 does not recognise a class path that names them again behind it.
     */
    String classPath() {
        List<Path> all = new ArrayList<>();
        try {
            all.addAll(jars(path.resolve(LIB)));
            all.addAll(jars(path.resolve(RUNTIME)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not the folder of an image", e);
        }
        all.sort(Comparator.comparing(jar -> jar.getFileName().toString().startsWith(CLIENT)));
        return all.stream().map(Objects::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Where the archive of this version of the JVM is; it may not be there yet. */
    Path archive() {
        return path.resolve(
                "baton-functions-" + Runtime.version() + ArchiveKind.ofThisJvm().suffix());
    }

    /** Whether it has an archive that is not older than the artefact. */
    boolean isTrainedFor(Path artefact) throws IOException {
        return Files.exists(archive())
                && Files.getLastModifiedTime(archive()).compareTo(Files.getLastModifiedTime(artefact)) >= 0;
    }

    /** The file that {@code java @FILE} takes. */
    Path options() {
        return path.resolve("java.options");
    }

    /** Writes what {@code java} is to be told; the options for memory are left to the image. */
    void writeOptions(List<String> options) throws IOException {
        List<String> lines = new ArrayList<>(options);
        lines.add(ArchiveKind.ofThisJvm().using(archive()));
        lines.add("-cp");
        lines.add(classPath());
        Files.write(options(), quoted(lines), StandardCharsets.UTF_8);
    }

    private static List<String> quoted(List<String> lines) {
        return lines.stream()
                .map(line -> '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
    }
}
