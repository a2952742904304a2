package dev.baton.local.cli;

import dev.baton.local.http.AccessRules;
import dev.baton.local.http.Api;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A console on a loopback address, for one who looks at one thing: there until the process is stopped. */
final class ServedConsole implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ApiServer server;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    private ServedConsole(ApiServer server) {
        this.server = server;
    }

    /**
     * Starts it; the rules of who may ask are those of {@code baton local}.
     *
     * @param port 0 for any free one
     * @throws UserMistake when the port is in use
     */
    static ServedConsole start(int port, Api api) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), checked(port));
        try {
            return new ServedConsole(ApiServer.start(address, api, AccessRules.LOOPBACK));
        } catch (IOException e) {
            throw new UserMistake(
                    e.getCause() instanceof BindException
                            ? "port " + port + " is in use; leave --port out for any free one"
                            : String.valueOf(e.getMessage()),
                    e);
        }
    }

    private static int checked(int port) {
        if (port < 0 || port > 65_535) {
            throw new UserMistake("--port takes 0 to 65535");
        }
        return port;
    }

    /** The address of a page, whose route is as the console's addresses have it. */
    URI page(String route) {
        return URI.create(Browser.consoleOf(server.address()) + "#/" + route);
    }

    /** Shows a page in the browser. Where there is none the server goes on, for a browser that is found by hand. */
    static void show(URI page, PrintWriter out) {
        try {
            Browser.show(page);
        } catch (UserMistake e) {
            out.println("baton: " + e.getMessage());
            out.flush();
        }
    }

    /** Waits for Ctrl-C. */
    void untilStopped() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close();
            stopped.countDown();
        }));
        stopped.await();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.stop(PATIENCE);
        }
    }
}
