package dev.baton.integrations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * <a href="https://docs.getmoto.org">moto</a>, which plays many services, where there is Python and its package can be had: it is put
 * into a folder of the machine's temporary ones, once.
 */
final class MotoServer implements AutoCloseable {
    private static final String PACKAGE = "moto[server]==5.2.5";
    private static final long PATIENCE_SECONDS = 240;

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; empty, with the reason printed, where it cannot be had. */
    static Optional<MotoServer> start() throws IOException, InterruptedException {
        Path folder =
                Path.of(System.getProperty("java.io.tmpdir"), "baton-moto-5.2.5-" + System.getProperty("user.name"));
        Path server = folder.resolve("bin/moto_server");
        if (!Files.isExecutable(server) && !install(folder)) {
            return Optional.empty();
        }
        int port = freePort();
        Process process = new ProcessBuilder(server.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        MotoServer moto = new MotoServer(process, port);
        if (!moto.answers()) {
            moto.close();
            return skipped("it does not start");
        }
        return Optional.of(moto);
    }

    private static boolean install(Path folder) throws IOException, InterruptedException {
        try {
            return run("python3", "-m", "venv", folder.toString())
                    && run(folder.resolve("bin/pip").toString(), "install", "--quiet", PACKAGE);
        } catch (IOException e) {
            return skipped(String.valueOf(e.getMessage())).isPresent();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        if (!done) {
            process.destroyForcibly();
            skipped(String.join(" ", command) + " failed");
        }
        return done;
    }

    private static Optional<MotoServer> skipped(String why) {
        System.err.println("SKIPPED, NOT TESTED: services as moto plays them; " + why);
        return Optional.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        return false;
    }

    AwsSettings settings() {
        return new AwsSettings(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
