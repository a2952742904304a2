package dev.baton.harness;

import java.nio.file.Path;
import java.util.List;

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
            return List.of(
                    ArchiveKind.ofThisJvm().using(folder.archive()),
                    ArchiveKind.ofThisJvm().required(),
                    "-cp",
                    folder.classPath());
        }
    }

    /** As in the container image; the process writes the archive when it ends. */
    record Training(ImageFolder folder) implements Launch {
        @Override
        public List<String> options(Path runtime) {
            return List.of(ArchiveKind.ofThisJvm().writing(folder.archive()), "-cp", folder.classPath());
        }
    }

    /**
     * Options of the JVM.
     *
     * @param runtime the folder with the jars of the runtime client
     */
    List<String> options(Path runtime);
}
