package dev.baton.local.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that belongs to the user who runs this process, and that nobody else can write to: {@code ~/.cache/baton} or what
 * the system has for it. Code is loaded from there.
 *
 * @param path of the folder
 */
record PrivateFolder(Path path) {
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** This user's cache, made when it is missing; empty where there is no home, or others could write there. */
    static Optional<PrivateFolder> cache(Map<String, String> environment) {
        try {
            Path base = base(environment);
            return base.isAbsolute()
                    ? Optional.of(new PrivateFolder(privately(base.resolve("baton"))))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** XDG's variable, Windows' variable, or the usual place below the home. */
    private static Path base(Map<String, String> environment) {
        String named = environment.getOrDefault("XDG_CACHE_HOME", environment.getOrDefault("LOCALAPPDATA", ""));
        return named.isBlank() ? Path.of(System.getProperty("user.home", ""), ".cache") : Path.of(named);
    }

    /** A folder in here, made when it is missing. */
    Path inside(String name) throws IOException {
        return privately(path.resolve(name));
    }

    private static Path privately(Path folder) throws IOException {
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            check(folder, posix);
        }
        return folder;
    }

    private static void check(Path folder, boolean posix) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder");
        }
        if (!Ownership.isOurs(folder)) {
            throw new IOException(folder + " belongs to " + Files.getOwner(folder));
        }
        if (posix && Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS_WRITE::contains)) {
            throw new IOException(folder + " can be written by others");
        }
    }
}
