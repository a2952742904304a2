package dev.baton.correctness.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The project's classes once more, with those of a folder in place of the sound ones: each fault has its own, so that none
 * sees another's.
 */
final class FaultyClasses extends ClassLoader {
    private static final String OURS = "dev.baton.";

    private final Path faulty;

    FaultyClasses(Path faulty) {
        super(FaultyClasses.class.getClassLoader());
        this.faulty = faulty;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = open(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private @Nullable InputStream open(String file) throws IOException {
        Path here = faulty.resolve(file);
        return Files.exists(here) ? Files.newInputStream(here) : getParent().getResourceAsStream(file);
    }
}
