package dev.baton.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How the JVM of a function's process finds its classes. */
sealed interface Launch {

    /**
     * As in the managed runtimes: the runtime client is on the class path and loads the artefact, the process's folder, through a
     * class loader of its own. No archive holds classes of such a loader.
     */
    record Managed() implements Launch {
        @Override
        public List<String> options(Path runtime) {
            return List.of("-cp", runtime + "/*");
        }
    }

    /** As in the container image without its archive: all jars are on the class path. */
    record Image(ImageFolder folder) implements Launch {
        @Override
        public List<String> options(Path runtime) {
            return List.of("-cp", folder.classPath());
        }
    }

    /** As in the container image. An archive that does not fit ends the process: nobody is to measure without it unaware. */
    record Archived(ImageFolder folder) implements Launch {
        @Override
        public List<String> options(Path runtime) {
            return List.of("@" + folder.options(), ArchiveKind.ofThisJvm().required());
        }
    }

    /** As in the container image; the process writes the archive when it ends. */
    record Training(ImageFolder folder) implements Launch {
        @Override
        public List<String> options(Path runtime) {
            return List.of(ArchiveKind.ofThisJvm().writing(folder.archive()), "-cp", folder.classPath());
        }
    }

    /** Native access without a warning is an option of its own since then. */
    int NATIVE_ACCESS_SINCE = 24;

    /**
     * What all have in common: as Lambda's managed runtimes start their JVMs, quick to start, on little memory. An archive is good
     * for these only.
     */
    static List<String> jvm() {
        List<String> options = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
        return Runtime.version().feature() < NATIVE_ACCESS_SINCE
                ? options
                : Stream.concat(options.stream(), Stream.of("--enable-native-access=ALL-UNNAMED"))
                        .toList();
    }

    /**
     * Options of the JVM beside those.
     *
     * @param runtime the folder with the jars of the runtime client
     */
    List<String> options(Path runtime);
}
