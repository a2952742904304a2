package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Limits;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Steps that compute for long have all carriers of virtual threads; whoever asks the server is answered all the same. */
class BusyCarriersTest {
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
    private static final int PATIENCE_MILLIS = 120_000;

    private volatile boolean over;

    @Test
    void listsAndStartsAndValidationsAreAnsweredWhileEveryCarrierComputes() throws Exception {
        try (Local local =
                Local.inMemory(LocalSettings.of(Map.of(), Limits.AWS.historyEvents(), MockConfiguration.NONE))) {
            local.begin();
            ApiServer server = ApiServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), local::answer, AccessRules.LOOPBACK);
            List<Thread> busy = new ArrayList<>();
            try {
                String definition =
                        "{\\\"StartAt\\\":\\\"P\\\",\\\"States\\\":{\\\"P\\\":{\\\"Type\\\":\\\"Pass\\\",\\\"End\\\":true}}}";
                assertThat(ask(
                                server,
                                "CreateStateMachine",
                                "{\"name\":\"m\",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"definition\":\""
                                        + definition + "\"}"))
                        .contains(MACHINE);
                busy.addAll(occupyAllCarriers());
                assertThat(ask(server, "ListExecutions", "{\"stateMachineArn\":\"" + MACHINE + "\"}"))
                        .contains("\"executions\":[");
                assertThat(ask(server, "ValidateStateMachineDefinition", "{\"definition\":\"" + definition + "\"}"))
                        .contains("\"result\":\"OK\"");
                assertThat(ask(server, "StartExecution", "{\"stateMachineArn\":\"" + MACHINE + "\"}"))
                        .contains("executionArn");
                assertThat(busy).allMatch(Thread::isAlive);
            } finally {
                over = true;
                for (Thread thread : busy) {
                    thread.join();
                }
                server.stop(Duration.ofSeconds(5));
            }
        }
    }

    /** Returns when each of as many virtual threads as there are carriers computes on one. */
    private List<Thread> occupyAllCarriers() throws InterruptedException {
        int carriers = Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
        CountDownLatch running = new CountDownLatch(carriers);
        List<Thread> busy = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            busy.add(Thread.ofVirtual().start(() -> {
                running.countDown();
                while (!over) {
                    Thread.onSpinWait();
                }
            }));
        }
        running.await();
        return busy;
    }

    /** Over classes that need no virtual thread. */
    private static String ask(ApiServer server, String action, String body) throws IOException {
        URI uri = URI.create("http://localhost:" + server.address().getPort() + "/");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("X-Amz-Target", "AWSStepFunctions." + action);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
