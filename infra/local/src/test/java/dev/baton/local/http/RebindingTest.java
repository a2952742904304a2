package dev.baton.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.api.ApiResponse;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DNS rebinding in a real browser: a page of {@code evil.example} is loaded, then its name points to this machine, so that what
 * the page asks its own site for arrives at the local server. Here the name points to 127.0.0.1 from the beginning, and one
 * socket plays both: it serves the page, and hands on everything else as it came.
 */
class RebindingTest {
    private static final String PAGE = """
            <!doctype html><script>
            fetch('/', {method: 'POST', headers: {'X-Amz-Target': 'AWSStepFunctions.ListStateMachines'}, body: '{}'})
              .then(answer => answer.status, error => 'none: ' + error)
              .then(status => fetch('/told?' + status));
            </script>""";

    @TempDir
    Path profile;

    private final CompletableFuture<String> told = new CompletableFuture<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void pageAtARebindingNameCannotReachTheApi() throws Exception {
        assertThat(statusThatThePageSees(AccessRules.LOOPBACK)).isEqualTo("403");
        assertThat(calls).hasValue(0);
    }

    @Test
    void withoutTheRulesItCould() throws Exception {
        assertThat(statusThatThePageSees(new AccessRules(Set.of("evil.example"), Optional.empty())))
                .isEqualTo("200");
        assertThat(calls).hasValue(1);
    }

    private String statusThatThePageSees(AccessRules rules) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "skipped: no Chromium on the PATH");
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ApiServer server = ApiServer.start(
                anywhere,
                request -> {
                    calls.incrementAndGet();
                    return new ApiResponse(200, Map.of(), new byte[0]);
                },
                rules);
        HttpServer site = HttpServer.create(anywhere, 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", exchange -> serve(exchange, server.address()));
        site.start();
        Process shown =
                show(browser.get(), "http://evil.example:" + site.getAddress().getPort() + "/page");
        try {
            return told.get(3, TimeUnit.MINUTES);
        } finally {
            shown.descendants().forEach(ProcessHandle::destroyForcibly);
            shown.destroyForcibly().waitFor();
            site.stop(0);
            server.stop(Duration.ofSeconds(5));
        }
    }

    private void serve(HttpExchange exchange, InetSocketAddress server) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/page" -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                }
                case "/told" -> {
                    told.complete(exchange.getRequestURI().getQuery());
                    exchange.sendResponseHeaders(204, -1);
                }
                case "/" -> handOn(exchange, server);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** All that the browser wrote, its Host and Origin above all. */
    private static void handOn(HttpExchange exchange, InetSocketAddress server) throws IOException {
        StringBuilder request = new StringBuilder(exchange.getRequestMethod() + " / HTTP/1.1\r\nConnection: close\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Connection")) {
                values.forEach(
                        value -> request.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(exchange.getRequestBody().readAllBytes());
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.split(" ", 3)[1]), -1);
        }
    }

    private Process show(Path browser, String url) throws IOException {
        return new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + Files.createTempDirectory(profile, "chromium"),
                        "--host-resolver-rules=MAP evil.example 127.0.0.1",
                        "--remote-debugging-port=0",
                        url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Optional<Path> browser() {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
