package dev.baton.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native part of the runtime client. Each process of it unpacks that into one place under {@code /tmp} and loads it from
 * there, which on Lambda belongs to the process alone; here one would overwrite what another has just loaded, and both would crash.
 * So it is unpacked once, and processes are told where.
 */
final class NativeClient {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final Path MUSL = Path.of("/etc/alpine-release");

    private NativeClient() {}

    /** Options for the JVM; none on a platform that it has no part for. */
    static List<String> unpack(Path runtime, Path folder) throws IOException {
        String entryName = "jni/libaws-lambda-jni." + platform() + ".so";
        try (var jars = Files.newDirectoryStream(runtime, "aws-lambda-java-runtime-interface-client-*.jar")) {
            for (Path jar : jars) {
                try (ZipFile file = new ZipFile(jar.toFile())) {
                    ZipEntry entry = file.getEntry(entryName);
                    if (entry != null) {
                        return List.of("-D" + PROPERTY + "=" + copied(file, entry, folder));
                    }
                }
            }
        }
        return List.of();
    }

    private static Path copied(ZipFile file, ZipEntry entry, Path folder) throws IOException {
        Path library = folder.toAbsolutePath().resolve("libaws-lambda-jni.so");
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).replaceAll("\\W.*", "");
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        return (Files.exists(MUSL) ? "linux_musl" : os) + "-" + arch;
    }
}
