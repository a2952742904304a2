package dev.baton.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * RocksDB's native library, unpacked once into a folder that is the user's alone. By itself RocksDB unpacks its 17 MB into the
 * system's temporary folder at each start, and a killed process leaves them there. It must not lie beside the data: those may
 * come with a repository that somebody else wrote, and what lies in {@code native/} there would run.
 */
final class NativeLibrary {
    private static final String IN_JAR = Environment.getJniLibraryFileName("rocksdb");
    /** RocksDB looks for it under another name than it has in the jar. */
    private static final String NAME = Environment.getJniLibraryFileName("rocksdbjni");

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads it, once in a process: other stores of the process use what the first one loaded.
     *
     * @param cache the user's own; empty where there is none, and RocksDB has to find its library in its own ways
     */
    static synchronized void load(Optional<PrivateFolder> cache) {
        if (loaded) {
            return;
        }
        if (!cache.flatMap(NativeLibrary::unpack).map(NativeLibrary::loadFrom).orElse(false)) {
            RocksDB.loadLibrary();
        }
        loaded = true;
    }

    private static boolean loadFrom(Path unpacked) {
        try {
            RocksDB.loadLibrary(List.of(unpacked.toAbsolutePath().toString()));
            return true;
        } catch (UnsatisfiedLinkError e) {
            // The folder may lie where nothing may be executed.
            return false;
        }
    }

    /** @return the folder with the library, which is byte for byte the jar's */
    static Optional<Path> unpack(PrivateFolder cache) {
        URL library = RocksDB.class.getClassLoader().getResource(IN_JAR);
        try {
            if (library == null || !(library.openConnection() instanceof JarURLConnection jar)) {
                return Optional.empty();
            }
            // Each build of the library has a folder of its own, so that none is taken for another.
            Path folder =
                    cache.inside("rocksdb-" + Long.toHexString(jar.getJarEntry().getCrc()));
            if (!isWhole(folder.resolve(NAME), jar)) {
                unpack(jar, folder);
            }
            return Optional.of(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nobody but the user can write there; what is compared is whether a disk or another program has damaged it. */
    private static boolean isWhole(Path file, JarURLConnection jar) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != jar.getJarEntry().getSize()) {
            return false;
        }
        CRC32 sum = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        return sum.getValue() == jar.getJarEntry().getCrc();
    }

    private static void unpack(JarURLConnection jar, Path folder) throws IOException {
        Path fresh = Files.createTempFile(folder, NAME, ".new");
        try (InputStream library = jar.getInputStream()) {
            Files.copy(library, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        // Forced before it gets its name: a library torn by a power cut would crash every later start.
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }
}
