package dev.baton.harness;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * DynamoDB Local in a JVM of its own, in memory: its licence allows to run it, not to pass it on, and its libraries must not meet
 * ours. The build resolves its class path into a file.
 */
final class DynamoDbLocal implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it and waits until it answers. */
    static DynamoDbLocal start(Path classPathFile, Path logs) throws IOException, InterruptedException {
        List<String> entries =
                Arrays.asList(Files.readString(classPathFile).strip().split(File.pathSeparator));
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Dsqlite4java.library.path=" + library(entries),
                        "-cp",
                        entries.stream()
                                .filter(entry -> entry.endsWith(".jar"))
                                .collect(Collectors.joining(File.pathSeparator)),
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-inMemory",
                        "-sharedDb",
                        "-disableTelemetry",
                        "-port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("dynamodb-local.log").toFile())
                .start();
        await(port, process);
        return new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
    }

    private static Path library(List<String> entries) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String platform = os.contains("mac") ? "osx" : os.contains("win") ? "win32-x64" : "linux-amd64";
        return entries.stream()
                .filter(entry -> entry.matches(".*\\.(so|dylib|dll)") && entry.contains(platform))
                .map(entry -> Path.of(entry).toAbsolutePath().resolveSibling("."))
                .findFirst()
                .orElse(Path.of("."));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port, Process process) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("DynamoDB Local did not start; see dynamodb-local.log");
            }
            Thread.sleep(50);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
