package dev.baton.harness;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda Runtime API</a> of one function instance:
 * its process asks for the next invocation and posts what came of it.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

    /** One invocation on its way. */
    record Invocation(
            String id, byte[] event, Optional<String> trace, Instant deadline, CompletableFuture<byte[]> answer) {
        static Invocation of(byte[] event, Optional<String> trace, Instant deadline) {
            return new Invocation(UUID.randomUUID().toString(), event, trace, deadline, new CompletableFuture<>());
        }
    }

    private final HttpServer server;
    private final String function;
    private final Runnable idle;
    private final BlockingQueue<Invocation> next = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, Invocation> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    /** @param idle called when the process asks for an invocation and there is none */
    RuntimeApi(String function, Runnable idle) throws IOException {
        this.function = function;
        this.idle = idle;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Host and port, for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done when the function's init is over; fails when init did. */
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    void submit(Invocation invocation) {
        underWay.put(invocation.id(), invocation);
        next.add(invocation);
    }

    /** Fails whatever is under way. */
    void fail(String reason) {
        InvocationFailedException failure = new InvocationFailedException(reason);
        ready.completeExceptionally(failure);
        underWay.values().forEach(invocation -> invocation.answer().completeExceptionally(failure));
        underWay.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                giveNext(exchange);
            } else {
                byte[] body = exchange.getRequestBody().readAllBytes();
                take(path, body);
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveNext(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(true);
        if (next.isEmpty()) {
            idle.run();
        }
        Invocation invocation = next.take();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:" + function);
        invocation.trace().ifPresent(trace -> headers.set("Lambda-Runtime-Trace-Id", trace));
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, invocation.event().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(invocation.event());
        }
    }

    private void take(String path, byte[] body) {
        if (path.endsWith("/init/error")) {
            fail("init failed: " + new String(body, StandardCharsets.UTF_8));
        } else if (path.startsWith(INVOCATION)) {
            String[] parts = path.substring(INVOCATION.length()).split("/", 2);
            Optional.ofNullable(underWay.remove(parts[0])).ifPresent(invocation -> {
                if (parts.length == 2 && parts[1].equals("response")) {
                    invocation.answer().complete(body);
                } else {
                    invocation.answer().completeExceptionally(failed(new String(body, StandardCharsets.UTF_8)));
                }
            });
        }
    }

    /** The runtime client posts what Lambda hands on to the caller. */
    private static InvocationFailedException failed(String report) {
        return new InvocationFailedException(report, report);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
