package dev.baton.local.clients;

import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** The local server on a free port, for clients. */
final class ServedApi implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Local local = Local.inMemory(LocalSettings.of(Map.of(), 25_000, MockConfiguration.NONE));
    private final ApiServer server;

    ServedApi() throws IOException {
        local.begin();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = ApiServer.start(anyPort, local::answer, AccessRules.LOOPBACK);
    }

    String url() {
        return "http://127.0.0.1:" + server.address().getPort();
    }

    @Override
    public void close() {
        server.stop(STOP);
        local.close();
    }
}
