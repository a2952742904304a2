package dev.baton.harness.chaos;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** HTTP servers of this process. */
final class Servers {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private Servers() {}

    /** A server that is started, on a port of its own, each request on a virtual thread. */
    static HttpServer onAnyPort(HttpHandler handler) throws IOException {
        // Else answers of two packets wait for an acknowledgement; read when the first server is made.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        return server;
    }
}
