package dev.baton.engine.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;

/** Plays Lambda for tasks, and answers what a fuzz makes up: text that may be no JSON. */
public final class FuzzedFunctions implements AutoCloseable {
    private final Random chance;
    private final Mutator answers;
    private final ObjectNode usual = FuzzedApi.object().put("ok", true);
    private final HttpServer server;

    public FuzzedFunctions(long seed) {
        this.chance = new Random(seed);
        this.answers = new Mutator(chance);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] answer = answer().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    private synchronized String answer() {
        return chance.nextBoolean() ? usual.toString() : answers.text(usual);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
