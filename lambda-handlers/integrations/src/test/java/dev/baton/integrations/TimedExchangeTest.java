package dev.baton.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.IoUtils;

/** Each of these would last for ever: the time-outs of the socket are of an hour, or begin anew with each byte. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TimedExchangeTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n";

    private final HttpClients clients = new HttpClients(Duration.ofHours(1));

    @AfterEach
    void close() {
        clients.close();
    }

    private interface Server {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private void assertIsGivenUp(Server behaviour, int bodyLength) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, behaviour));
            assertThatThrownBy(() -> TimedExchange.within(
                            Duration.ofMillis(300),
                            request(server.getLocalPort(), bodyLength),
                            response ->
                                    IoUtils.toByteArray(response.responseBody().orElseThrow())))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("There was no whole answer within 300 ms");
        }
    }

    private ExecutableHttpRequest request(int port, int bodyLength) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:" + port + "/"))
                .putHeader("Content-Length", Integer.toString(bodyLength))
                .build();
        return clients.get()
                .prepareRequest(HttpExecuteRequest.builder()
                        .request(request)
                        .contentStreamProvider(() -> new ByteArrayInputStream(new byte[bodyLength]))
                        .build());
    }

    private static void serve(ServerSocket server, Server behaviour) {
        try (Socket socket = server.accept()) {
            behaviour.serve(socket);
        } catch (IOException expected) {
            // The client hung up.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drip(Socket socket, String beginning) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(20);
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws IOException {
        assertIsGivenUp(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()), 10);
    }

    @Test
    void aBodyThatDripsIsGivenUp() throws IOException {
        assertIsGivenUp(socket -> drip(socket, HEAD), 10);
    }

    @Test
    void aHeadThatDripsIsGivenUp() throws IOException {
        assertIsGivenUp(socket -> drip(socket, "HTTP/1.1 200 OK\r\nX-Long: "), 10);
    }

    @Test
    void aServerThatDoesNotReadIsGivenUp() throws IOException {
        assertIsGivenUp(socket -> Thread.sleep(Duration.ofHours(1)), 50_000_000);
    }

    @Test
    void anAnswerThatComesInTimeIsReadToItsEnd() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> serve(server, socket -> {
                        InputStream in = socket.getInputStream();
                        in.readNBytes(4);
                        socket.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nwell"
                                        .getBytes(StandardCharsets.US_ASCII));
                        in.transferTo(OutputStream.nullOutputStream());
                    }));
            String body = TimedExchange.within(Duration.ofMinutes(4), request(server.getLocalPort(), 10), response -> {
                try (InputStream in = response.responseBody().orElseThrow()) {
                    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                }
            });
            assertThat(body).isEqualTo("well");
        }
    }
}
