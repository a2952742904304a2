package dev.baton.local.http;

import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The HTTP server of the API: the JDK's, with a platform thread for each request, as many as there are requests. Executions run on virtual
 * threads, which share as many carriers as there are cores and leave them only where they wait: expressions that compute for long could
 * have them all, and then no request would be answered that runs on one, not even one that only asks what runs or stops it. Started when it
 * is made.
 */
public final class ApiServer {
    private static final int BACKLOG = 2048;

    private final HttpServer server;
    private final ExecutorService threads;
    private final ApiExchanges exchanges;

    private ApiServer(HttpServer server, ExecutorService threads, ApiExchanges exchanges) {
        this.server = server;
        this.threads = threads;
        this.exchanges = exchanges;
    }

    /**
     * Starts a server whose answers come at once.
     *
     * @param address where it listens; port 0 for any free one
     * @param api {@link dev.baton.engine.api.ApiHandler#handle}
     * @param access who may ask
     * @throws IOException when it cannot listen there; the message names the address
     */
    public static ApiServer start(InetSocketAddress address, Function<ApiRequest, ApiResponse> api, AccessRules access)
            throws IOException {
        return start(address, (request, caller, answer) -> answer.accept(api.apply(request)), access);
    }

    /**
     * Starts a server.
     *
     * @param address where it listens; port 0 for any free one
     * @param api {@link dev.baton.engine.api.ApiHandler#answer}
     * @param access who may ask
     * @throws IOException when it cannot listen there; the message names the address
     */
    public static ApiServer start(InetSocketAddress address, Api api, AccessRules access) throws IOException {
        ServerProperties.apply();
        HttpServer server = create(address);
        ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("request-", 0).factory());
        ApiExchanges exchanges = new ApiExchanges(api, access);
        server.setExecutor(threads);
        server.createContext("/", exchanges);
        server.start();
        return new ApiServer(server, threads, exchanges);
    }

    private static HttpServer create(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /**
     * Stops: refuses what comes from now on, waits for the requests under way, then closes all connections.
     *
     * @param patience the longest wait
     */
    public void stop(Duration patience) {
        exchanges.drain(patience);
        server.stop(0);
        threads.shutdown();
    }
}
