package dev.baton.aws.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.log.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that keeps objects by path, as S3 does. */
class S3BlobsTest extends BlobsContract {
    private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>";
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;
    private S3Blobs blobs;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        S3Client client = S3Client.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(config -> config.chunkedEncodingEnabled(false))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        blobs = new S3Blobs(client, "bucket", "baton/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        // Read first, whatever the answer is: a client may hang that is answered while it still writes.
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (path.contains("denied")) {
            exchange.sendResponseHeaders(403, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(path, sent);
            exchange.sendResponseHeaders(200, -1);
        } else {
            byte[] found = objects.get(path);
            byte[] body = found == null ? NO_SUCH_KEY.getBytes() : found;
            exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    protected Blobs blobs() {
        return blobs;
    }

    @Test
    void blobLiesUnderItsPrefix() {
        blobs.put("0123/p1", new byte[1]);
        assertThat(objects).containsOnlyKeys("/bucket/baton/0123/p1");
    }

    @Test
    void refusalIsTheStoresFault() {
        assertThatThrownBy(() -> blobs.put("denied", new byte[1])).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> blobs.get("denied")).isInstanceOf(StoreException.class);
    }
}
