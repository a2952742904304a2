package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.baton.aws.ledger.RequestInterceptor;
import dev.baton.aws.ledger.RequestLedger;
import dev.baton.aws.ledger.RequestLedger.Requests;
import dev.baton.aws.ledger.RequestLedger.Use;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class RequestLedgerTest {
    private static final Use SEND = new Use("Sqs", "SendMessage");
    private static final Use RECEIVE = new Use("Sqs", "ReceiveMessage");
    private static final String QUEUE = "http://127.0.0.1/1/q";

    private final RequestLedger ledger = new RequestLedger();
    private HttpServer server;
    private SqsClient client;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = answer.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        client = SqsClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(
                        configuration -> configuration.addExecutionInterceptor(new RequestInterceptor(ledger)))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void smallRequestIsOneUnit() {
        client.receiveMessage(request -> request.queueUrl(QUEUE));
        assertThat(ledger.snapshot()).containsOnlyKeys(RECEIVE);
        assertThat(ledger.snapshot().get(RECEIVE))
                .extracting(Requests::requests, Requests::units)
                .containsExactly(1L, 1L);
    }

    @Test
    void eachSixtyFourKilobytesAreAUnit() {
        answer = "{\"MD5OfMessageBody\":\"\"}";
        String body = "x".repeat(100_000);
        assertThatThrownBy(() ->
                        client.sendMessage(request -> request.queueUrl(QUEUE).messageBody(body)))
                .isInstanceOf(SdkException.class);
        assertThat(ledger.snapshot().get(SEND).units()).isEqualTo(2);
        assertThat(ledger.snapshot().get(SEND).bytes()).isGreaterThan(100_000);
    }

    @Test
    void bigAnswerCountsAsItsUnits() {
        answer = "{\"other\":\"" + "x".repeat(150_000) + "\"}";
        client.receiveMessage(request -> request.queueUrl(QUEUE));
        assertThat(ledger.snapshot().get(RECEIVE))
                .extracting(Requests::requests, Requests::units)
                .containsExactly(1L, 3L);
    }

    @Test
    void eachTryCounts() {
        status = 503;
        assertThatThrownBy(() -> client.receiveMessage(request -> request.queueUrl(QUEUE)))
                .isInstanceOf(SdkException.class);
        assertThat(ledger.snapshot().get(RECEIVE).requests()).isGreaterThan(1);
    }
}
