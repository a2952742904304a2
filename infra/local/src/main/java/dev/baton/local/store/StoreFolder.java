package dev.baton.local.store;

import dev.baton.engine.log.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store, locked for this process. It holds {@code baton.lock} with the pid of its owner, {@code version}
 * with the number of the layout, and {@code db/}, the database. Its executions go on with the credentials of whoever opens
 * it, so one that somebody else made is refused: another user's, and one that came with a git repository.
 */
final class StoreFolder implements AutoCloseable {
    /** Layouts of a higher number were written by a newer Baton. */
    static final int VERSION = 1;

    private static final String LOCK = "baton.lock";
    private static final String VERSION_FILE = "version";
    /** Keeps the folder out of repositories. */
    private static final String IGNORED = ".gitignore";

    private static final int LONGEST_PID = 32;

    /** What the version file holds until the database was made for the first time. */
    private static final String BEING_MADE = VERSION + " being made";

    private final Path folder;
    private final FileChannel lockFile;
    private boolean beingMade;

    private StoreFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("db");
    }

    /** @throws StoreRefusedException when it is another process's, of a newer version, or no store at all */
    static StoreFolder open(Path folder) {
        try {
            if (Files.exists(folder)) {
                refuseForeign(folder);
            } else {
                make(folder);
            }
            StoreFolder opened = new StoreFolder(folder, lock(folder));
            try {
                opened.checkVersion();
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (IOException e) {
            throw new StoreException("the store's folder " + folder + " cannot be opened: " + e, e);
        }
    }

    /** Its inputs and outputs are nobody else's business. */
    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        force(folder.toAbsolutePath().getParent());
        Files.writeString(folder.resolve(IGNORED), "*\n");
    }

    private static void refuseForeign(Path folder) throws IOException {
        if (!Ownership.isOurs(folder)) {
            throw new StoreRefusedException("The folder " + folder.toAbsolutePath() + " belongs to "
                    + Files.getOwner(folder).getName()
                    + ". What is open in it would go on with your credentials. Choose a folder of your own.");
        }
        if (GitIndex.tracks(folder)) {
            throw new StoreRefusedException("The folder " + folder.toAbsolutePath()
                    + " came with the git repository that it lies in. What is open in it would go on with your"
                    + " credentials. Choose another folder, or take it out of the repository.");
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(file);
        if (lock == null) {
            String owner = read(file);
            file.close();
            throw new StoreRefusedException("The store in " + folder.toAbsolutePath()
                    + " is in use by another server (pid " + owner + "). Stop it, or choose another folder.");
        }
        file.truncate(0);
        file.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        return file;
    }

    /** The locked byte lies far behind the pid, which others must be able to read where locks are binding. */
    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(LONGEST_PID);
        int length = Math.max(0, file.read(pid, 0));
        return length == 0 ? "unknown" : new String(pid.array(), 0, length, StandardCharsets.US_ASCII);
    }

    /** Whether the database was never made whole: only then a missing one is no damage. */
    boolean isBeingMade() {
        return beingMade;
    }

    /** Notes that the database stands. */
    void made() {
        if (beingMade) {
            try {
                writeVersion(Integer.toString(VERSION));
                beingMade = false;
            } catch (IOException e) {
                throw new StoreException("the store's folder " + folder + " cannot be written: " + e, e);
            }
        }
    }

    private void checkVersion() throws IOException {
        if (!Files.exists(folder.resolve(VERSION_FILE))) {
            requireFresh();
            writeVersion(BEING_MADE);
        }
        String text = Files.readString(folder.resolve(VERSION_FILE)).strip();
        beingMade = text.equals(BEING_MADE);
        if (!beingMade && !text.equals(Integer.toString(VERSION))) {
            boolean newer =
                    text.matches("[0-9]{1,9}( being made)?") && Integer.parseInt(text.split(" ", 2)[0]) > VERSION;
            throw new StoreRefusedException(newer ? newer(text) : damaged());
        }
    }

    private String newer(String version) {
        return "The store in " + folder.toAbsolutePath() + " has version " + version
                + ", written by a newer Baton; this one knows version " + VERSION
                + ". Use the newer Baton, or choose another folder.";
    }

    private String damaged() {
        return "The file " + folder.resolve(VERSION_FILE).toAbsolutePath() + " is damaged. It should hold the number "
                + VERSION + ". Restore the folder from a copy, or choose another folder.";
    }

    private void requireFresh() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !file.getFileName().toString().equals(LOCK))
                    .filter(file -> !file.getFileName().toString().equals(VERSION_FILE + ".new"))
                    .filter(file -> !file.getFileName().toString().equals(IGNORED))
                    .findAny()
                    .ifPresent(file -> {
                        throw new StoreRefusedException("The folder " + folder.toAbsolutePath() + " holds "
                                + file.getFileName() + " but no file " + VERSION_FILE
                                + ": it is not a store of Baton, or a damaged one. Choose an empty folder, or"
                                + " restore it.");
                    });
        }
    }

    private void writeVersion(String text) throws IOException {
        Path fresh = folder.resolve(VERSION_FILE + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        move(fresh, folder.resolve(VERSION_FILE));
        force(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A new name is durable when its folder was synced; where folders cannot be opened (Windows), the system sees to it. */
    private static void force(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Only systems that have no such thing refuse it.
            return;
        }
    }

    /** Gives the folder free. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
