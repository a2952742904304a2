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
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * RocksDB's native library, unpacked once into the store's folder. By itself RocksDB unpacks its 17 MB into the system's
 * temporary folder at each start, and a killed process leaves them there.
 */
final class NativeLibrary {
    private static final String IN_JAR = Environment.getJniLibraryFileName("rocksdb");
    /** RocksDB looks for it under another name than it has in the jar. */
    private static final String NAME = Environment.getJniLibraryFileName("rocksdbjni");

    private static boolean loaded;

    private NativeLibrary() {}

    /** Loads it, once in a process: other stores of the process use what the first one loaded. */
    static synchronized void load(Path folder) {
        if (loaded) {
            return;
        }
        if (!unpack(folder.resolve("native")).map(NativeLibrary::loadFrom).orElse(false)) {
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

    /** @return the folder with the library; empty when RocksDB has to find it in its own ways */
    private static Optional<Path> unpack(Path natives) {
        URL library = RocksDB.class.getClassLoader().getResource(IN_JAR);
        try {
            if (library == null || !(library.openConnection() instanceof JarURLConnection jar)) {
                return Optional.empty();
            }
            // Each build of the library has a folder of its own, so that none is taken for another.
            Path folder = natives.resolve(Long.toHexString(jar.getJarEntry().getCrc()));
            if (!Files.exists(folder.resolve(NAME))) {
                unpack(jar, folder);
            }
            return Optional.of(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void unpack(JarURLConnection jar, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(NAME + ".new");
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
