package dev.baton.harness.chaos;

import dev.baton.harness.Variant;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Makes a newer version of an artefact: one that writes entries with the next version of the codec, which are the same but for
 * their version byte, as far as its format level goes, and reads both. The few classes that know the version are compiled again against the artefact's own jars and
 * lie beside them, where the runtime looks first.
 *
 * @param sources the production code of the engine
 */
record NewerArtefact(Path sources) implements Variant.Preparation {
    private static final String CODEC = "dev/baton/engine/log/codec/";
    private static final String FORMAT = "EntryFormat.java";
    private static final String VERSION = "static final int VERSION = 3;";
    private static final String NEWER = "static final int VERSION = 4;";
    private static final String PLAIN = "static final int PLAIN = 1;";
    private static final String PLAIN_NEWER = "static final int PLAIN = 4;";

    @Override
    public Path prepare(Path task) throws IOException {
        Path newer = task.resolveSibling(task.getFileName() + "-newer");
        delete(newer);
        copy(task, newer);
        Path jars = newer.resolve("lib");
        Path changed = Files.createDirectories(newer.resolveSibling(newer.getFileName() + "-sources"));
        compile(change(changed), jars, newer);
        return newer;
    }

    /** What an artefact before left must not come before the classes of this one. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** The format with its new version, and who has the old one compiled into it. */
    private List<Path> change(Path folder) throws IOException {
        List<Path> changed = new ArrayList<>();
        try (Stream<Path> files = Files.list(sources.resolve(CODEC))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                boolean format = file.endsWith(FORMAT);
                if (format && !(text.contains(VERSION) && text.contains(PLAIN))) {
                    throw new IOException(
                            file + " does not hold '" + VERSION + "' and '" + PLAIN + "': make the newer version anew");
                }
                if (format || text.contains("EntryFormat.VERSION") || text.contains("EntryFormat.PLAIN")) {
                    changed.add(Files.writeString(
                            folder.resolve(file.getFileName()),
                            text.replace(VERSION, NEWER).replace(PLAIN, PLAIN_NEWER)));
                }
            }
        }
        return changed;
    }

    private static void compile(List<Path> files, Path jars, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("a newer version of the artefact must be compiled, and this Java has no compiler");
        }
        String classPath;
        try (Stream<Path> all = Files.list(jars)) {
            classPath = all.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", "-nowarn", "--release", "21");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IOException("the newer version does not compile: " + messages);
            }
        }
    }
}
