package dev.baton.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private static final String TARGET = "X-Amz-Target: AWSStepFunctions.Echo\r\n";

    private final List<ApiServer> servers = new ArrayList<>();

    @AfterEach
    void stopAll() {
        servers.forEach(server -> server.stop(Duration.ofSeconds(5)));
    }

    @Test
    void aPostGoesToTheApiWithItsTargetAndBody() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            String answer =
                    client.send("POST / HTTP/1.1\r\nHost: localhost\r\n" + TARGET + "Content-Length: 5\r\n\r\nbödy");
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("AWSStepFunctions.Echo|bödy");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("x-amzn-requestid: 1");
        }
    }

    @Test
    void absoluteTargetsAndSyncHostsAreServed() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            String request = "POST http://sync-localhost:8083/ HTTP/1.1\r\nHost: sync-localhost:8083\r\n"
                    + "Proxy-Connection: keep-alive\r\n" + TARGET + "Content-Length: 2\r\n\r\nab";
            assertThat(client.send(request)).startsWith("HTTP/1.1 200").endsWith("|ab");
        }
    }

    @Test
    void requestsByForeignNamesAreRefusedAsAwsShapesIt() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            String request = "POST / HTTP/1.1\r\nHost: evil.example:8083\r\n" + TARGET + "Content-Length: 2\r\n\r\nab";
            assertThat(client.send(request))
                    .startsWith("HTTP/1.1 403")
                    .contains("{\"__type\":\"AccessDeniedException\",\"message\":");
        }
    }

    @Test
    void theConsoleIsServedWithItsPolicyAndNotToForeignNames() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            assertThat(client.send("GET /console/ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .containsIgnoringCase("content-security-policy: default-src 'none'")
                    .containsIgnoringCase("x-content-type-options: nosniff");
        }
        try (Client client = client(ApiServerTest::echo)) {
            assertThat(client.send("GET /console/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
        try (Client client = client(ApiServerTest::echo)) {
            assertThat(client.send("GET /console/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aChunkedBodyIsRead() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            String request = "POST / HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "2\r\n"
                    + "ab\r\n"
                    + "1\r\n"
                    + "c\r\n"
                    + "0\r\n\r\n";
            assertThat(client.send(request)).endsWith("-|abc");
        }
    }

    @Test
    void aClientThatExpectsToContinueIsToldSo() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            client.write("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.line()).startsWith("HTTP/1.1 100");
            client.skipHeaders();
            assertThat(client.send("ab")).startsWith("HTTP/1.1 200").endsWith("-|ab");
        }
    }

    @Test
    void getAndHeadTellThatTheServerIsThere() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"service\":\"Baton\"");
            client.write("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.line()).startsWith("HTTP/1.1 200");
            client.skipHeaders();
            assertThat(client.send("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 404");
            assertThat(client.send("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void aBodyOfFiftyMegabytesIsRefusedAndItsSenderSeesTheAnswer() throws Exception {
        try (Client client = client(ApiServerTest::echo)) {
            int length = 50_000_000;
            client.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n");
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> client.flood(length));
            assertThat(client.answer())
                    .startsWith("HTTP/1.1 413")
                    .contains("\"__type\":\"RequestEntityTooLargeException\"");
            sender.join();
        }
    }

    @Test
    void aChunkedBodyThatIsTooLongIsRefused() throws IOException {
        try (Client client = client(ApiServerTest::echo)) {
            client.write("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            String size = Integer.toHexString(ApiExchanges.MOST_BYTES + 10);
            client.write(size + "\r\n" + "x".repeat(ApiExchanges.MOST_BYTES + 10) + "\r\n0\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aThousandClientsKeepTheirConnections() throws Exception {
        ApiServer server = server(ApiServerTest::echo);
        List<Client> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                clients.add(new Client(server));
            }
            for (int round = 0; round < 3; round++) {
                List<Future<String>> answers = new ArrayList<>();
                for (Client client : clients) {
                    answers.add(threads.submit(
                            () -> client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab")));
                }
                for (Future<String> answer : answers) {
                    assertThat(answer.get()).startsWith("HTTP/1.1 200").endsWith("-|ab");
                }
            }
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    @Test
    void stoppingWaitsForTheRequestsUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ApiServer server = server(request -> {
            arrived.countDown();
            await(released);
            return echo(request);
        });
        try (Client client = new Client(server)) {
            client.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab");
            await(arrived);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
            assertThat(stop.isDone()).isFalse();
            released.countDown();
            assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("-|ab");
            stop.join();
        }
        InetSocketAddress address = server.address();
        assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        ApiServer server = server(ApiServerTest::echo);
        assertThatThrownBy(() -> ApiServer.start(server.address(), ApiServerTest::echo, AccessRules.LOOPBACK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Integer.toString(server.address().getPort()));
    }

    private static ApiResponse echo(ApiRequest request) {
        String text = request.target().orElse("-") + "|" + new String(request.body(), StandardCharsets.UTF_8);
        return new ApiResponse(200, Map.of("x-amzn-RequestId", "1"), text.getBytes(StandardCharsets.UTF_8));
    }

    private ApiServer server(Function<ApiRequest, ApiResponse> api) throws IOException {
        ApiServer server =
                ApiServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api, AccessRules.LOOPBACK);
        servers.add(server);
        return server;
    }

    private Client client(Function<ApiRequest, ApiResponse> api) throws IOException {
        return new Client(server(api));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that says exactly what a test wants to say. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Client(ApiServer server) throws IOException {
            socket = new Socket(server.address().getAddress(), server.address().getPort());
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        String send(String text) throws IOException {
            write(text);
            return answer();
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void flood(int length) {
            byte[] block = new byte[1 << 16];
            try {
                for (int sent = 0; sent < length; sent += block.length) {
                    out.write(block, 0, Math.min(block.length, length - sent));
                }
            } catch (SocketException e) {
                // The server may close once it has answered.
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
                line.write(c);
            }
            return line.toString(StandardCharsets.UTF_8).strip();
        }

        void skipHeaders() throws IOException {
            String line = line();
            while (!line.isEmpty()) {
                line = line();
            }
        }

        /** Head and body of one answer with a Content-Length. */
        String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                answer.append(line).append("\r\n");
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return answer + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
