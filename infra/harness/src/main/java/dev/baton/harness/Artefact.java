package dev.baton.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The functions' zip, unpacked as Lambda does it. */
final class Artefact {
    private Artefact() {}

    /**
     * Unpacks it into a folder that is emptied before. All files get the zip's time: an archive of classes knows its jars by size
     * and time, and must not be taken for that of another build.
     */
    static Path unpack(Path zip, Path folder) throws IOException {
        Path into = folder.toAbsolutePath().normalize();
        empty(into);
        FileTime time = Files.getLastModifiedTime(zip);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                unpack(file, entries.nextElement(), into, time);
            }
        }
        return into;
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path into, FileTime time) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the artefact leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setLastModifiedTime(target, time);
    }
}
