package dev.baton.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.HttpTrace;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpInvokeTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @TempDir
    private Path folder;

    private final ServiceStub api = new ServiceStub();
    private final HttpTargets targets = HttpTargets.of(api.url().substring("http://".length()));

    @AfterEach
    void stop() {
        api.close();
    }

    private TaskAnswer invoke(String parameters) throws InterruptedException {
        return integration(targets)
                .call(Calls.call("arn:aws:states:::http:invoke", parameters.replace("ENDPOINT", api.url())));
    }

    private HttpInvoke integration(HttpTargets allowed) {
        return new HttpInvoke(new HttpExchange(allowed), new FileConnections(folder.resolve("connections.json")));
    }

    private void connections(String json) {
        try {
            Files.writeString(folder.resolve("connections.json"), json.replace("ENDPOINT", api.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Failure failure(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Failed failed ? failed.failure() : Failure.of("none", answer.toString());
    }

    @Test
    void anAnswerIsTheResultWithItsHead() throws InterruptedException {
        api.answers(201, JSON, "{\"id\": 7}");

        TaskAnswer answer = invoke(
                "{\"ApiEndpoint\": \"ENDPOINT/items\", \"Method\": \"POST\", \"RequestBody\": {\"a\": [1]}, \"QueryParameters\": {\"q\": \"x y\"}, \"Headers\": {\"X-Mine\": \"1\"}}");

        assertThat(answer.toString())
                .contains("\"ResponseBody\":{\"id\":7}", "\"StatusCode\":201", "\"content-type\":[");
        assertThat(api.last().uri()).isEqualTo("/items?q=x%20y");
        assertThat(api.last().body()).isEqualTo("{\"a\":[1]}");
        assertThat(api.last().header("X-mine")).isEqualTo("1");
        assertThat(api.last().header("User-agent")).startsWith("Amazon|StepFunctions|HttpInvoke|us-east-1");
    }

    @Test
    void aStatusThatIsNoSuccessIsTheError() throws InterruptedException {
        api.answers(404, JSON, "{\"error\": \"none\"}").answers(503, "");

        assertThat(failure(invoke("{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\"}")))
                .isEqualTo(Failure.of("States.Http.StatusCode.404", "{\"error\": \"none\"}"));
        assertThat(failure(invoke("{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\"}"))
                        .error())
                .contains("States.Http.StatusCode.503");
    }

    @Test
    void redirectsAreNotFollowed() throws InterruptedException {
        api.answers(302, Map.of("Location", "http://169.254.169.254/latest/meta-data"), "");

        assertThat(failure(invoke("{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\"}"))
                        .error())
                .contains("States.Http.StatusCode.302");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void aConnectionsValuesGoBeforeTheAuthors() throws InterruptedException {
        connections(
                "{\"crm\": {\"AuthorizationType\": \"API_KEY\", \"AuthParameters\": {\"ApiKeyAuthParameters\": {\"ApiKeyName\": \"X-Key\", \"ApiKeyValue\": \"secret\"}, \"InvocationHttpParameters\": {\"HeaderParameters\": [{\"Key\": \"x-mine\", \"Value\": \"theirs\"}], \"BodyParameters\": [{\"Key\": \"tenant\", \"Value\": \"t\"}], \"QueryStringParameters\": [{\"Key\": \"v\", \"Value\": \"2\"}]}}}}");
        api.answers(200, JSON, "{}");

        invoke(
                "{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"POST\", \"Authentication\": {\"ConnectionArn\": \"arn:aws:events:us-east-1:123456789012:connection/crm/1\"}, \"Headers\": {\"X-Mine\": \"1\"}, \"RequestBody\": {\"a\": 1}}");

        assertThat(api.last().header("X-key")).isEqualTo("secret");
        assertThat(api.last().header("X-mine")).isEqualTo("theirs");
        assertThat(api.last().body()).isEqualTo("{\"a\":1,\"tenant\":\"t\"}");
        assertThat(api.last().uri()).endsWith("?v=2");
    }

    @Test
    void aTestSeesTheExchangeAndWhatTheConnectionAddsOnlyIfItAsks() throws InterruptedException {
        connections(
                "{\"crm\": {\"AuthorizationType\": \"API_KEY\", \"AuthParameters\": {\"ApiKeyAuthParameters\": {\"ApiKeyName\": \"X-Key\", \"ApiKeyValue\": \"secret\"}, \"InvocationHttpParameters\": {\"BodyParameters\": [{\"Key\": \"tenant\", \"Value\": \"t\"}], \"QueryStringParameters\": [{\"Key\": \"v\", \"Value\": \"2\"}]}}}}");
        HttpTrace hidden = traced(false);
        assertThat(hidden.request().method()).isEqualTo("POST");
        assertThat(hidden.request().url()).isEqualTo(api.url());
        assertThat(hidden.request().headers()).containsKey("User-Agent").doesNotContainKey("X-Key");
        assertThat(hidden.request().body()).contains("{\"a\":1}");
        assertThat(hidden.response().orElseThrow().status()).isEqualTo(404);
        assertThat(hidden.response().orElseThrow().body()).isEqualTo("{\"no\":1}");
        HttpTrace shown = traced(true);
        assertThat(shown.request().url()).endsWith("?v=2");
        assertThat(HttpTrace.text(shown.request().headers())).contains("X-Key: secret");
        assertThat(shown.request().body()).contains("{\"a\":1,\"tenant\":\"t\"}");
    }

    private HttpTrace traced(boolean secrets) throws InterruptedException {
        api.answers(404, JSON, "{\"no\":1}");
        String parameters =
                "{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"POST\", \"Authentication\": {\"ConnectionArn\": \"arn:aws:events:us-east-1:123456789012:connection/crm/1\"}, \"RequestBody\": {\"a\": 1}}"
                        .replace("ENDPOINT", api.url());
        List<HttpTrace> traces = new ArrayList<>();
        integration(targets).callInTest(Calls.call("arn:aws:states:::http:invoke", parameters), traces::add, secrets);
        return traces.getFirst();
    }

    @Test
    void tokensAreKeptAndGotAnewWhenTheyAreRefused() throws InterruptedException {
        connections(
                "{\"crm\": {\"AuthorizationType\": \"OAUTH_CLIENT_CREDENTIALS\", \"AuthParameters\": {\"OAuthParameters\": {\"AuthorizationEndpoint\": \"ENDPOINT/token\", \"HttpMethod\": \"POST\", \"ClientParameters\": {\"ClientID\": \"i\", \"ClientSecret\": \"s\"}}}}}");
        HttpInvoke integration = integration(targets);
        String call = "{\"ApiEndpoint\": \"" + api.url()
                + "\", \"Method\": \"GET\", \"Authentication\": {\"ConnectionArn\": \"arn:aws:events:us-east-1:1:connection/crm/1\"}}";
        api.answers(200, JSON, "{\"access_token\": \"t1\", \"expires_in\": 3600}")
                .answers(200, JSON, "{}")
                .answers(401, JSON, "{}")
                .answers(200, JSON, "{\"access_token\": \"t2\", \"expires_in\": 3600}")
                .answers(200, JSON, "{}");

        integration.call(Calls.call("arn:aws:states:::http:invoke", call));
        assertThat(api.last().header("Authorization")).isEqualTo("Bearer t1");
        integration.call(Calls.call("arn:aws:states:::http:invoke", call));
        assertThat(api.last().header("Authorization")).isEqualTo("Bearer t2");
        assertThat(api.requests()).hasSize(5);
    }

    @Test
    void connectionsThatAreNotThereFailTheTask() throws InterruptedException {
        connections("{}");

        assertThat(failure(
                                invoke(
                                        "{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\", \"Authentication\": {\"ConnectionArn\": \"arn:aws:events:us-east-1:1:connection/crm/1\"}}"))
                        .error())
                .contains("Events.ConnectionResource.ResourceNotFound");
    }

    @Test
    void formsHaveFourWaysOfLists() throws InterruptedException {
        Map<String, String> forms = Map.of(
                "INDICES", "a%5B0%5D=1&a%5B1%5D=2&b%5Bc%5D=x",
                "REPEAT", "a=1&a=2&b%5Bc%5D=x",
                "COMMAS", "a=1%2C2&b%5Bc%5D=x",
                "BRACKETS", "a%5B%5D=1&a%5B%5D=2&b%5Bc%5D=x");
        for (Map.Entry<String, String> form : forms.entrySet()) {
            api.answers(200, JSON, "{}");
            invoke(
                    "{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"POST\", \"RequestBody\": {\"a\": [1, 2], \"b\": {\"c\": \"x\"}}, "
                            + "\"Transform\": {\"RequestBodyEncoding\": \"URL_ENCODED\", \"RequestEncodingOptions\": {\"ArrayFormat\": \""
                            + form.getKey() + "\"}}}");
            assertThat(api.last().body()).as(form.getKey()).isEqualTo(form.getValue());
        }
    }

    @Test
    void headersOfTheServicesOwnAreRefused() throws InterruptedException {
        for (String header : new String[] {"Host", "Authorization", "X-Forwarded-For", "x-amz-date", "bad header"}) {
            assertThat(failure(invoke("{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\", \"Headers\": {\"" + header
                                    + "\": \"v\"}}"))
                            .error())
                    .as(header)
                    .contains("States.Runtime");
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void hostsThatAreNotPublicAreNotCalled() throws InterruptedException {
        HttpInvoke strict = integration(new HttpTargets(Set.of()));
        for (String url : new String[] {
            api.url(),
            "https://127.0.0.1/",
            "https://localhost/",
            "https://169.254.169.254/",
            "https://[::1]/",
            "https://10.0.0.1/"
        }) {
            Failure failure = failure(strict.call(Calls.call(
                    "arn:aws:states:::http:invoke", "{\"ApiEndpoint\": \"" + url + "\", \"Method\": \"GET\"}")));
            assertThat(failure.error().orElse("")).as(url).isIn("States.Runtime", "States.Http.Socket");
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void onlyPublicAddressesAreResolved() throws UnknownHostException {
        for (String address : new String[] {
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "224.0.0.1",
            "64:ff9b::7f00:1",
            "::7f00:1",
            "2002:7f00:1::",
            "2001:0:4136:e378:8000:63bf:80ff:fffe"
        }) {
            assertThat(HttpTargets.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
        assertThat(HttpTargets.isPublic(InetAddress.getByName("1.1.1.1"))).isTrue();
        assertThat(HttpTargets.isPublic(InetAddress.getByName("2606:4700::1111")))
                .isTrue();
    }

    @Test
    void endlessAndBinaryAnswersAreNotRead() throws InterruptedException {
        api.answers(200, JSON, "\"" + "x".repeat(400_000) + "\"")
                .answers(200, Map.of("Content-Type", "image/png"), "png");

        assertThat(failure(invoke("{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\"}"))
                        .error())
                .contains("States.DataLimitExceeded");
        assertThat(failure(invoke("{\"ApiEndpoint\": \"ENDPOINT\", \"Method\": \"GET\"}"))
                        .error())
                .contains("States.Runtime");
    }

    @Test
    void anAnswerThatDripsIsCutOff() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(server));
            String host = "127.0.0.1:" + server.getLocalPort();
            HttpInvoke integration = new HttpInvoke(
                    new HttpExchange(HttpTargets.of(host), Duration.ofMillis(600)),
                    new FileConnections(folder.resolve("none")));

            Failure failure = failure(integration.call(Calls.call(
                    "arn:aws:states:::http:invoke",
                    "{\"ApiEndpoint\": \"http://" + host + "\", \"Method\": \"GET\"}")));

            assertThat(failure.error()).contains("States.Http.Socket");
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // The client hung up, as it should.
            return;
        }
    }
}
