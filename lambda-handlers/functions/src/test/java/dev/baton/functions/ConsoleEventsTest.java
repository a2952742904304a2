package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.console.ConsoleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console behind a Function URL, and who may do what there. */
class ConsoleEventsTest {
    private static final String SCRIPT = "console.log('" + "x".repeat(5000) + "')";
    private static final String CALLER = "arn:aws:sts::123456789012:assumed-role/on-call/ann";

    private final List<ApiRequest> noted = new ArrayList<>();
    private final FittingAnswers api = new FittingAnswers(
            new ApiHandler(region -> {
                throw new ApiException("CameThrough", "and no further");
            }),
            (request, answer) -> noted.add(request));
    private final ConsoleFiles console = new ConsoleFiles(new Files());

    /** A class path with a console on it. */
    private static final class Files extends ClassLoader {
        private final Map<String, byte[]> files = Map.of(
                "console/index.html", "<title>Baton</title>".getBytes(StandardCharsets.UTF_8),
                "console/main-ABC.js", SCRIPT.getBytes(StandardCharsets.UTF_8),
                "console/font-ABC.woff2", new byte[] {0, (byte) 0xff, 1});

        @Override
        public URL getResource(String name) {
            byte[] file = files.get(name);
            try {
                return file == null
                        ? null
                        : URL.of(URI.create("memory:" + name), new URLStreamHandler() {
                            @Override
                            protected URLConnection openConnection(URL url) {
                                return new URLConnection(url) {
                                    @Override
                                    public void connect() {}

                                    @Override
                                    public InputStream getInputStream() {
                                        return new ByteArrayInputStream(file);
                                    }
                                };
                            }
                        });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static ObjectNode event(String method, String path) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("headers").put("host", "abc.lambda-url.eu-west-1.on.aws");
        event.putObject("requestContext")
                .putObject("http")
                .put("method", method)
                .put("path", path);
        return event;
    }

    private JsonNode page(String path, String encodings) {
        ObjectNode event = event("GET", path);
        ((ObjectNode) event.path("headers")).put("accept-encoding", encodings);
        assertThat(UrlExchange.isPage(event)).isTrue();
        return UrlExchange.page(event, console);
    }

    @Test
    void theConsoleIsServedWithItsPolicy() {
        JsonNode answer = page("/console/", "identity");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("body").asText()).isEqualTo("<title>Baton</title>");
        assertThat(answer.path("headers").path("Content-Security-Policy").asText())
                .startsWith("default-src 'none'; script-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.path("headers").path("X-Content-Type-Options").asText())
                .isEqualTo("nosniff");
    }

    @Test
    void longFilesArePackedForThoseWhoCanUnpackThem() throws IOException {
        JsonNode packed = page("/console/main-ABC.js", "br, gzip");
        assertThat(packed.path("headers").path("Content-Encoding").asText()).isEqualTo("gzip");
        byte[] body = Base64.getDecoder().decode(packed.path("body").asText());
        assertThat(body).hasSizeLessThan(1000);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
        }
        assertThat(page("/console/main-ABC.js", "").path("body").asText()).isEqualTo(SCRIPT);
    }

    @Test
    void whatIsNoTextTravelsInBase64() {
        JsonNode font = page("/console/font-ABC.woff2", "");
        assertThat(font.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(font.path("body").asText())).containsExactly(0, 0xff, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/../dev/baton/functions/ApiFunction.class", "/console/none.js", "/console/a/b.js"})
    void otherFilesAreNotServed(String path) {
        assertThat(page(path, "").path("statusCode").asInt()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"POST, /console/", "GET, /", "GET, /consolex"})
    void onlyPagesArePages(String method, String path) {
        assertThat(UrlExchange.isPage(event(method, path))).isFalse();
    }

    private JsonNode post(String target, Map<String, String> headers, Optional<String> caller) {
        ObjectNode event = event("POST", "/");
        ((ObjectNode) event.path("headers")).put("x-amz-target", target);
        headers.forEach(((ObjectNode) event.path("headers"))::put);
        caller.ifPresent(arn -> ((ObjectNode) event.path("requestContext"))
                .putObject("authorizer")
                .putObject("iam")
                .put("userArn", arn));
        event.put("body", "{}");
        return UrlExchange.answer(event, api);
    }

    private static boolean cameThrough(JsonNode answer) {
        return answer.path("body").asText().contains("CameThrough");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, false",
        "null, false",
        "https://abc.lambda-url.eu-west-1.on.aws.evil.example, false",
        "https://abc.lambda-url.eu-west-1.on.aws, true"
    })
    void pagesOfOtherSitesAreRefused(String origin, boolean passes) {
        JsonNode answer = post("AWSStepFunctions.ListStateMachines", Map.of("origin", origin), Optional.empty());
        assertThat(cameThrough(answer)).isEqualTo(passes);
        if (!passes) {
            assertThat(answer.path("statusCode").asInt()).isEqualTo(403);
        }
    }

    /** Lambda has checked who it is; what the caller writes into its headers does not count. */
    @Test
    void theCallerIsWhoLambdaSaysItIs() {
        String forged = "AWS4-HMAC-SHA256 Credential=AKIAADMIN/20260101/eu-west-1/lambda/aws4_request";
        post("AWSStepFunctions.StopExecution", Map.of("authorization", forged), Optional.of(CALLER));
        assertThat(noted.getFirst().accessKeyId()).contains(CALLER);
        post("AWSStepFunctions.StopExecution", Map.of("authorization", forged), Optional.empty());
        assertThat(noted.getLast().accessKeyId()).isEmpty();
    }
}
